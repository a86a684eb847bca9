import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const pom = join(import.meta.dirname, "pom.xml");
const minJava = 17;

/** Why no OpenSearch can be started on this machine; undefined if one can. */
export async function missingForOpenSearch(): Promise<string | undefined> {
  const java = await run("java", ["-version"]).catch(() => undefined);
  const major = Number(/version "(\d+)/.exec(java?.stderr ?? "")?.[1] ?? 0);
  if (major < minJava) return `there is no Java ${minJava} or newer (apt install openjdk-17-jdk-headless)`;
  if (existsSync(await folderOfJars())) return undefined;
  const hasMaven = await run("mvn", ["-version"]).then(
    () => true,
    () => false,
  );
  return hasMaven ? undefined : "there is no Maven to fetch its jars with (apt install maven)";
}

/** The folder with the server's jars, which the first call fetches from Maven Central. */
export async function openSearchJars(): Promise<string> {
  const folder = await folderOfJars();
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const arriving = await mkdtemp(`${folder}-`);
  try {
    // A jar whose checksum is wrong fails the call.
    const options = ["--quiet", "--batch-mode", "--strict-checksums", "--file", pom];
    await run("mvn", [...options, "dependency:copy-dependencies", `-DoutputDirectory=${arriving}`]);
    await rename(arriving, folder).catch(async (error) => {
      // Another process was faster.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
  return folder;
}

/** In the user's cache, outside the project; another one for each list of jars. */
async function folderOfJars(): Promise<string> {
  const list = createHash("sha256")
    .update(await readFile(pom))
    .digest("hex")
    .slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "newsdesk-tests", `opensearch-${list}`);
}
