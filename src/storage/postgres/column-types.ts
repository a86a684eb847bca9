import {
  type ColumnDefinitionNode,
  DataTypeNode,
  GeneratedNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  RawNode,
} from "kysely";

/**
 * Translates the column types of the migrations, which are SQLite's, to PostgreSQL's: text sorted by
 * its bytes whatever the server's collation, identity columns, bytea.
 */
export const postgresTypes: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => new ToPostgres().transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};

class ToPostgres extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const { autoIncrement, ...rest } = super.transformColumnDefinition(node);
    if (!autoIncrement) return { ...rest, dataType: typeFor(rest.dataType) };
    const generated = GeneratedNode.create({ identity: true, byDefault: true });
    return { ...rest, dataType: DataTypeNode.create("bigint"), generated };
  }
}

function typeFor(type: OperationNode): OperationNode {
  if (!DataTypeNode.is(type)) return type;
  if (type.dataType === "text") return RawNode.createWithSql('text collate "C"');
  return type.dataType === "blob" ? DataTypeNode.create("bytea") : type;
}
