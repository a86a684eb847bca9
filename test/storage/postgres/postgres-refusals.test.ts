import { inspect } from "node:util";
import { beforeEach, expect, test } from "vitest";
import { StoreUnavailableError } from "../../../src/article/store-unavailable.ts";
import { errorText } from "../../../src/locales/error-text.ts";
import { StorageError } from "../../../src/storage/errors.ts";
import { migrationNames } from "../../../src/storage/migrations/migrate.ts";
import { explainPostgres } from "../../../src/storage/postgres/errors.ts";
import { openPostgres } from "../../../src/storage/postgres/open-postgres.ts";
import { draft } from "../../contract/drafts.ts";
import {
  asAdministrator,
  bareDatabase,
  describeWithPostgres,
  freshDatabase,
  run,
  uniqueName,
} from "../../postgres/database.ts";

describeWithPostgres("when PostgreSQL cannot be used, one line names the database and the reason", () => {
  let address: URL;
  beforeEach(async () => {
    address = new URL(await freshDatabase());
  });

  /** Opening fails for this reason, and the message contains no password. */
  async function expectRefusal(
    url: URL,
    reason: RegExp,
    kind: typeof StorageError | typeof StoreUnavailableError = StorageError,
  ) {
    const error = await openPostgres(url.href).then(
      async (storage) => storage.close(),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(kind);
    const message = errorText((error as Error).message);
    expect(message).toMatch(reason);
    expect(message).toContain(url.pathname);
    expect(message).not.toContain("\n");
    expect(message).not.toContain(url.password);
  }

  const changed = (change: Partial<Pick<URL, "password" | "username" | "pathname" | "port">>): URL =>
    Object.assign(new URL(address), change);

  test("a wrong password", () =>
    expectRefusal(changed({ password: "swordfish" }), /password is not the right one/));

  test("no such database", () =>
    expectRefusal(changed({ pathname: "/nowhere" }), /there is no such database/));

  test("no server", () =>
    expectRefusal(changed({ port: "1" }), /does not answer: check/, StoreUnavailableError));

  test("an unknown host", () =>
    expectRefusal(
      Object.assign(new URL(address), { hostname: "database.invalid" }),
      /does not answer: check/,
      StoreUnavailableError,
    ));

  test("a database of another program", async () => {
    const other = new URL(await bareDatabase());
    await run(other.href, "create table bookmarks (url text)");
    await expectRefusal(other, /belongs to another program/);
  });

  test("a database of a newer version", async () => {
    await run(address.href, "insert into newsdesk_migration values ('9999 from the future', '2030-01-01')");
    await expectRefusal(address, /a newer version of Newsdesk wrote it/);
  });

  test("a database that no released version wrote", async () => {
    await (await openPostgres(address.href)).close();
    await run(address.href, `delete from newsdesk_migration where name = '${migrationNames.at(-1)}'`);
    await expectRefusal(
      address,
      /nothing in it was changed: step "\d{4} [\w ]+" failed \(.* already exists\); start it/,
    );
  });

  test("a read-only database", async () => {
    const storage = await openPostgres(address.href);
    await run(
      address.href,
      `alter database "${address.pathname.slice(1)}" set default_transaction_read_only = on`,
    );
    await storage.close();
    const readOnly = await openPostgres(address.href);
    await expect(readOnly.articles.add([draft("Story")], 1)).rejects.toThrow(/can only be read/);
    await readOnly.close();
  });

  test("an error of the program itself quotes no row, which may be somebody's message", async () => {
    const name = "what somebody said";
    const twice = `insert into notes values ('${name}', ''), ('${name}', '')`;
    const raw: Error = await run(address.href, twice).then(
      () => new Error(),
      (thrown) => thrown,
    );
    expect(inspect(raw)).toContain(`(${name})`);
    expect(inspect(explainPostgres(raw, "db"))).not.toContain(`(${name})`);
  });

  test("a user without rights", async () => {
    const storage = await openPostgres(address.href);
    await storage.close();
    const username = uniqueName();
    await asAdministrator(`create role ${username} login password 'guest-password'`);
    await expectRefusal(changed({ username, password: "guest-password" }), /may not do that there/);
  });
});
