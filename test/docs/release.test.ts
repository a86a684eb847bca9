import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { version } from "../../src/version.ts";

const changelog = await readFile("CHANGELOG.md", "utf8");

test.each(["CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md"])(
  "%s links only to files that exist",
  async (path) => {
    const page = await readFile(path, "utf8");
    const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  },
);

describe("CHANGELOG.md", () => {
  const sections = changelog.match(/^## .*$/gm) ?? [];

  test("begins with what is not released yet, then has dated versions", () => {
    expect(sections[0]).toBe("## [Unreleased]");
    const isDated = (line: string) => /^## \[\d+\.\d+\.\d+(?:-[\w.]+)?\] - \d{4}-\d\d-\d\d$/.test(line);
    expect(sections.slice(1).filter((line) => !isDated(line))).toEqual([]);
  });

  test("knows the version of the package, or says that none is released", () => {
    const isKnown = sections.some((line) => line.startsWith(`## [${version}] - `));
    expect(isKnown || changelog.includes(`the first release will be ${version}.`)).toBe(true);
  });

  test("groups changes by kind", () => {
    const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    const used = [...changelog.matchAll(/^### (.*)$/gm)].map(([, kind = ""]) => kind);
    expect(used.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });
});

test("the release publishes only after the package was tested and the image built", async () => {
  const { jobs, permissions } = parse(await readFile(".github/workflows/release.yml", "utf8"));
  const stepsOf = (job: string): string => JSON.stringify(jobs[job].steps);
  expect(permissions).toEqual({ contents: "read" });
  expect(stepsOf("package")).toMatch(/\.ci\/run.*npm pack.*attest-build-provenance/);
  expect(stepsOf("image")).toMatch(/NODE_IMAGE=.*provenance.*mode=max/);
  expect(jobs.image.needs).toBe("package");
  expect(jobs.release.needs).toEqual(["package", "image"]);
});

test("a release to try, such as v1.2.3-rc.1, is not shown as the latest", async () => {
  const { jobs } = parse(await readFile(".github/workflows/release.yml", "utf8"));
  const { env, run } = jobs.release.steps.at(-1);
  expect(env.EARLY).toContain("contains(github.ref_name, '-')");
  expect(run).toContain('--prerelease="$EARLY"');
});

test.each(["bug", "wish"])("the form for issues %s has what GitHub demands of one", async (name) => {
  const form = parse(await readFile(`.github/ISSUE_TEMPLATE/${name}.yml`, "utf8"));
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const ids: string[] = [];
  for (const field of form.body) {
    if (field.type === "markdown") expect(field.attributes.value).toBeTruthy();
    else ids.push(field.id) && expect(field.attributes.label).toBeTruthy();
  }
  expect(new Set(ids).size).toBe(ids.length);
});
