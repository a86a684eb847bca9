import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;
import org.opensearch.transport.TransportService;

/**
 * Runs one node until its standard input ends, so that it does not outlive who started it. The server's own main
 * class refuses to run as root, and wants the folders of a whole distribution.
 *
 * Arguments: the node's folder, then settings as name=value. When it answers, it prints
 * "ready HTTP-ADDRESS TRANSPORT-ADDRESS".
 */
public final class Launcher extends Node {
  private Launcher(Path home, Settings settings, List<Class<? extends Plugin>> plugins) {
    super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home, () -> "node"), plugins, false);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Settings.Builder settings = Settings.builder().put("path.home", home.toString());
    for (int at = 1; at < arguments.length; at++) {
      int equals = arguments[at].indexOf('=');
      settings.put(arguments[at].substring(0, equals), arguments[at].substring(equals + 1));
    }
    List<Class<? extends Plugin>> plugins = new ArrayList<>();
    plugins.add(Netty4Plugin.class);
    plugins.add(CommonAnalysisPlugin.class);
    Launcher node = new Launcher(home, settings.build(), plugins);
    node.start();
    System.out.println(
        "ready "
            + node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress()
            + " "
            + node.injector().getInstance(TransportService.class).boundAddress().publishAddress());
    while (System.in.read() != -1) {}
    node.close();
    System.exit(0);
  }
}
