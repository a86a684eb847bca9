import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ArticleDraft } from "../../src/article/article.ts";
import type { Cluster } from "../../src/search/opensearch/cluster/cluster.ts";
import { readName } from "../../src/search/opensearch/cluster/index-names.ts";
import type { RefusedWrite } from "../../src/search/opensearch/writing/bulk.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";

/** An article of its own, named by its key. */
export const draft = (key: string, title = `The ${key} report`): ArticleDraft => ({
  title,
  source: "Harbour Post",
  tags: [],
  language: "en",
  keys: [`url:${key}`],
});

/** A store and what fills a cluster from it. */
export async function openArchive(cluster: Cluster) {
  const storage = await openStorage(":memory:");
  const refused: RefusedWrite[] = [];
  return {
    storage,
    refused,
    source: {
      cluster,
      articles: storage.articles,
      database: randomUUID(),
      onRefused: (more: RefusedWrite[]) => void refused.push(...more),
    },
    async close() {
      await storage.close();
      await cluster.close();
    },
  };
}

export const always = async (): Promise<boolean> => true;

const hits = z.object({
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), _version: z.number() })) }),
  _shards: z.object({ total: z.number(), successful: z.number() }),
});

/** The articles that can be found, by the change that wrote them. */
export async function found(cluster: Cluster): Promise<Map<string, number>> {
  const path = `/${readName(cluster, "articles")}`;
  await cluster.work({ method: "POST", path: `${path}/_refresh` }, z.unknown());
  const body = { size: 10_000, version: true, _source: false };
  const answer = await cluster.work({ method: "POST", path: `${path}/_search`, body }, hits);
  if (answer._shards.successful < answer._shards.total) throw new Error("a part of the index did not answer");
  return new Map(answer.hits.hits.map(({ _id, _version }) => [_id, _version]));
}

/** Sets something on the index that is read, such as a block; null takes it away. */
export async function setOn(cluster: Cluster, setting: string, value: unknown): Promise<void> {
  const path = `/${readName(cluster, "articles")}/_settings`;
  await cluster.work({ method: "PUT", path, body: { [setting]: value } }, z.unknown());
}
