import type { Database } from "../../connector/database/database.ts";
import type { Connection } from "../../connector/database/engine.ts";

/**
 * Tells of each statement that the connector runs from now on, before it does, and whether that is in a
 * transaction. Gives how to end it.
 */
export function watchStatements(
  { engine }: Pick<Database, "engine">,
  tell: (text: string, isInTransaction: boolean) => void,
): () => void {
  const { query, transaction } = engine;
  const watched = (connection: Connection, isInTransaction: boolean): Connection["query"] => {
    const ask = connection.query.bind(connection);
    return (text, values) => {
      tell(text, isInTransaction);
      return ask(text, values);
    };
  };
  engine.query = watched(engine, false);
  engine.transaction = (work, options) =>
    transaction.call(
      engine,
      (connection) => work({ ...connection, query: watched(connection, true) }),
      options,
    ) as never;
  return () => Object.assign(engine, { query, transaction });
}
