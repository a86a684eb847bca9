import { type Kysely, sql } from "kysely";
import type { QuestionCounts, QuestionOutcome } from "../../bot/statistics/question-counts.ts";
import type { Schema } from "../schema.ts";

const dayMs = 86_400_000;
const maxWordsChars = 80;
/** Of a day and an outcome; whoever types nonsense all day fills nobody's disk. */
const maxDifferentWords = 1_000;

const dayOf = (moment: number): number => Math.floor(moment / dayMs) * dayMs;

/** The counts in a database, one row for each day, outcome and wording. */
export function createQuestionCounts(db: Kysely<Schema>): QuestionCounts {
  const differentWords = async (day: number, outcome: QuestionOutcome): Promise<number> => {
    const { rows } = await db
      .selectFrom("question_counts")
      .select((eb) => eb.fn.countAll<number>().as("rows"))
      .where((eb) => eb.and({ day, outcome }))
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  return {
    async add(outcome, said, now) {
      const day = dayOf(now);
      const words = outcome === "found" ? "" : kept(said);
      const isFull = words !== "" && (await differentWords(day, outcome)) >= maxDifferentWords;
      await db
        .insertInto("question_counts")
        .values({ day, outcome, words: isFull ? "" : words, questions: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(["day", "outcome", "words"])
            .doUpdateSet({ questions: sql`question_counts.questions + 1` }),
        )
        .execute();
    },
    perDay: (since) =>
      db
        .selectFrom("question_counts")
        .select(["day", "outcome", (eb) => eb.fn.sum<number>("questions").as("questions")])
        .where("day", ">=", dayOf(since))
        .groupBy(["day", "outcome"])
        .orderBy("day")
        .orderBy("outcome")
        .execute()
        .then((rows) => rows.map((row) => ({ ...row, questions: Number(row.questions) }))),
    async commonest(outcome, since, limit) {
      const rows = await db
        .selectFrom("question_counts")
        .select(["words", (eb) => eb.fn.sum<number>("questions").as("questions")])
        .where("outcome", "=", outcome)
        .where("day", ">=", dayOf(since))
        .where("words", "!=", "")
        .groupBy("words")
        .orderBy("questions", "desc")
        .orderBy("words")
        .limit(limit)
        .execute();
      return rows.map(({ words, questions }) => ({ words, questions: Number(questions) }));
    },
    async prune(before) {
      await db.deleteFrom("question_counts").where("day", "<", dayOf(before)).execute();
    },
  };
}

/** Long texts were pasted, and addresses may be somebody's. */
function kept(said: string): string {
  const words = said.trim().toLowerCase();
  return words.length > maxWordsChars || /[@＠]|:\/\/|\d{7}/.test(words) ? "" : words;
}
