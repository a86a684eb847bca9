import pg from "pg";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import { explainMigration, MigrationError, StorageError, unusable } from "../errors.ts";

/** Codes of PostgreSQL and of the network if a database cannot be reached for now. */
const unavailable =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-5])$/;

/** The same among pg's messages without a code. */
const unavailableMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error)/;

/** Problem and remedy by PostgreSQL's code. */
const meanings: Record<string, string> = {
  "28P01": "the password is not the right one; set it in DATABASE_URL",
  "28000": "it does not let this user in; check the user in DATABASE_URL and the server's pg_hba.conf",
  "3D000": "there is no such database; make it (createdb), or name another in DATABASE_URL",
  "42501": "this user may not do that there; grant it all rights on the database's schema",
  "25006": "it can only be read; name the primary server in DATABASE_URL",
  "53100": "its disk is full; free some space there",
  "53300": "it has too many connections; raise max_connections, or stop what else uses it",
  "55P03": "another process has kept a lock for long; try again",
  "40001": "another process was changing the same; try again",
  "40P01": "another process was changing the same; try again",
};

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/**
 * Explains an error of PostgreSQL or of the network; any other is returned as it is.
 * @param name the database's, without a password
 */
export function explainPostgres(error: unknown, name: string): unknown {
  if (error instanceof StorageError || error instanceof StoreUnavailableError) return error;
  if (error instanceof MigrationError)
    return explainMigration(error, name, (cause) => explainPostgres(cause, name));
  const isAway = error instanceof Error && unavailableMessage.test(error.message);
  if (isAway || unavailable.test(codeOf(error)))
    return new StoreUnavailableError("database_silent", { name }, { cause: error });
  // PostgreSQL quotes the row in question, and people's messages have no place in a log.
  if (error instanceof pg.DatabaseError) Object.assign(error, { detail: undefined, where: undefined });
  const meaning = meanings[codeOf(error)];
  return meaning ? unusable(name, meaning, error) : error;
}
