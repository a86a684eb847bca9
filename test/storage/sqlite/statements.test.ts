import { DatabaseSync } from "node:sqlite";
import { expect, test, vi } from "vitest";
import { withStatements } from "../../../src/storage/sqlite/statements.ts";

const query = "select * from words where length(word) > ? order by word";

function open() {
  const database = new DatabaseSync(":memory:");
  database.exec("create table words (word text); insert into words values ('a'), ('bb'), ('ccc')");
  return { database, prepared: withStatements(database, ":memory:") };
}

test("a statement that was used before is not prepared again", () => {
  const { database, prepared } = open();
  const prepare = vi.spyOn(database, "prepare");
  expect(prepared.prepare(query).all([1])).toEqual([{ word: "bb" }, { word: "ccc" }]);
  expect(prepared.prepare(query).all([2])).toEqual([{ word: "ccc" }]);
  expect(prepare).toHaveBeenCalledOnce();
});

test("a cached statement returns columns that were added later", () => {
  const { database, prepared } = open();
  prepared.prepare(query).all([2]);
  database.exec("alter table words add column language text default 'en'");
  expect(prepared.prepare(query).all([2])).toEqual([{ word: "ccc", language: "en" }]);
});

test("rows read one by one are not disturbed by the same query run meanwhile", () => {
  const { prepared } = open();
  const rows = prepared.prepare(query).iterate([0]);
  const seen: unknown[] = [];
  for (const row of rows) {
    seen.push(row);
    expect(prepared.prepare(query).all([2])).toHaveLength(1);
  }
  expect(seen).toEqual([{ word: "a" }, { word: "bb" }, { word: "ccc" }]);
});

test("the statements used last are cached, up to a limit", () => {
  const { database, prepared } = open();
  const prepare = vi.spyOn(database, "prepare");
  for (let at = 0; at < 300; at++) {
    prepared.prepare(query);
    prepared.prepare(`select ${at}`);
  }
  expect(prepare).toHaveBeenCalledTimes(301);
  prepared.prepare("select 0");
  expect(prepare).toHaveBeenCalledTimes(302);
});
