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
 * Lets the migrations, written in SQLite's words, make PostgreSQL's columns: texts in the order of
 * their bytes whatever the server's language, numbers that rise by themselves, bytes.
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
