import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { variableNames } from "../../src/config.ts";

const execute = promisify(execFile);
const isUnknown = (name: string): boolean => !variableNames.includes(name);

/** Whether a program is installed here. */
const answers = (program: string, ...args: string[]): Promise<boolean> =>
  execute(program, args).then(
    () => true,
    () => false,
  );

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("docs/newsdesk.service", () => {
  const isThere = () => answers("systemd-analyze", "--version");

  test("systemd accepts the unit", async ({ skip }) => {
    if (!(await isThere())) skip("systemd-analyze is not installed");
    const unit = await readFile("docs/newsdesk.service", "utf8");
    // systemd checks that the program exists, which only the steps of docs/deploy.md install.
    const path = join(folder, "newsdesk.service");
    await writeFile(path, unit.replace(/^ExecStart=\S+/m, "ExecStart=/bin/sh"));
    const { stdout, stderr } = await execute("systemd-analyze", ["verify", path]);
    expect((stdout + stderr).split("\n").filter((line) => line.includes("newsdesk.service"))).toEqual([]);
  });

  test("systemd rates what a broken-in service could reach below 3 of 10", async ({ skip }) => {
    if (!(await isThere())) skip("systemd-analyze is not installed");
    const unit = "docs/newsdesk.service";
    const rating = ["security", "--offline=true", "--no-pager", "--threshold=30", unit];
    const { stdout } = await execute("systemd-analyze", rating);
    expect(stdout).toMatch(/Overall exposure level[^:]*: [0-2]\.\d/);
  });
});

describe.each(["compose.yaml", "compose.scale.yaml"])("%s", (path) => {
  test("drops all capabilities, leaves time to stop, and uses only known variables and declared volumes", async () => {
    const { services, volumes } = parse(await readFile(path, "utf8"), { merge: true });
    const ours = Object.entries<Record<string, unknown>>(services).filter(([, { build }]) => build);
    expect(ours.length).toBeGreaterThan(0);
    for (const [, service] of ours) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], stop_grace_period: "15s" });
      expect(Object.keys(service.environment as object).filter(isUnknown)).toEqual([]);
      const named = (service.volumes as string[]).map((volume) => volume.split(":")[0] ?? "");
      expect(named.filter((name) => !name.startsWith("./") && !(name in volumes))).toEqual([]);
    }
  });

  test("docker compose accepts it", async ({ skip }) => {
    if (!(await answers("docker", "compose", "version"))) skip("docker compose is not installed");
    await copyFile(path, join(folder, path));
    await writeFile(join(folder, ".env"), "POSTGRES_PASSWORD=secret\n");
    const check = ["compose", "-f", join(folder, path), "--profile", "opensearch", "config", "--quiet"];
    const { stdout, stderr } = await execute("docker", check);
    expect(stdout + stderr).toBe("");
  });
});

describe("Dockerfile", async () => {
  const file = await readFile("Dockerfile", "utf8");

  test("has all the files of the program, which does not run as root", async () => {
    const copied = [...file.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = ""]) =>
      from.split(" "),
    );
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(["src", "adapters", "packs", "package.json"]));
    const ignored = await readFile(".dockerignore", "utf8");
    expect(copied.filter((path) => !ignored.split("\n").includes(`!${path}`))).toEqual([]);
    expect(file.indexOf("USER node")).toBeGreaterThan(-1);
    expect(file.indexOf("USER node")).toBeLessThan(file.indexOf("\nCMD"));
  });

  test("builds every stage on the image that its argument names", () => {
    expect(file).toMatch(/^ARG NODE_IMAGE=node:26-slim$/m);
    expect(file.match(/^FROM \S+/gm)).toEqual(Array(2).fill(`FROM \${NODE_IMAGE}`));
  });

  describe("its health check", () => {
    const [, command = "[]"] = /^HEALTHCHECK .*?CMD (\[.*\])$/m.exec(file) ?? [];
    const [program = "", ...args]: string[] = JSON.parse(command);
    let site: Server;
    beforeAll(async () => {
      // Alive, and waiting for its platforms.
      site = createServer(({ url }, response) => response.writeHead(url === "/healthz" ? 200 : 503).end());
      await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
    });

    const check = (port: number) =>
      execute(program, args, { env: { ...process.env, WEB_PORT: String(port) } }).then(
        () => 0,
        ({ code }) => code,
      );

    test("passes while the process is alive, though no platform is there", async () =>
      expect(await check((site.address() as AddressInfo).port)).toBe(0));

    test("fails where nothing answers", async () => {
      const { port } = site.address() as AddressInfo;
      await new Promise((closed) => site.close(closed));
      expect(await check(port)).toBe(1);
    });
  });
});

describe("docs/kubernetes.yaml", async () => {
  const objects = parseAllDocuments(await readFile("docs/kubernetes.yaml", "utf8")).map((one) => one.toJS());
  const named = (kind: string) => objects.find((one) => one.kind === kind);
  const { spec } = named("Deployment");
  const pod = spec.template.spec;
  const [container] = pod.containers;

  test("runs one process on its folder, never two beside each other in an update", () => {
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: "Recreate" } });
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(10);
    expect(pod.volumes).toContainEqual({
      name: "data",
      persistentVolumeClaim: { claimName: named("PersistentVolumeClaim").metadata.name },
    });
  });

  test("restarts it when it is dead only, and sends it requests when it is ready", () => {
    expect(container.startupProbe.httpGet.path).toBe("/healthz");
    expect(container.livenessProbe.httpGet.path).toBe("/healthz");
    expect(container.readinessProbe.httpGet.path).toBe("/readyz");
  });

  test("runs it without any privilege, and sets only variables that it reads", () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
    expect(container.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
    });
    expect(container.env.map(({ name }: { name: string }) => name).filter(isUnknown)).toEqual([]);
  });
});
