import { type Article, newsTime } from "../../article/article.ts";

/** A story that may come into a digest. */
export type Story = {
  article: Article;
  /** The other sources that tell it. */
  also: string[];
  /** 1 at the end of the window, 0 at its beginning, below for what came in late. */
  freshness: number;
  /** How well it fits what was asked for, 0 to 1. */
  fitness: number;
};

/** What a doubling of the sources that tell a story is worth, in windows of freshness. */
const coverageWorth = 1;

/** What each story of the same section, or of the same source, that was chosen before takes away. */
const samenessCost = 0.2;

/**
 * The most telling stories, at most `limit`: widely covered, fresh, fitting. One after the other, so
 * that what resembles those already chosen gives way.
 */
export function choose(stories: Story[], limit: number): Story[] {
  const left = stories
    .map((story) => ({ story, worth: worthOf(story) }))
    .sort((a, b) => b.worth - a.worth || inOrder(a.story.article, b.story.article));
  const chosen: Story[] = [];
  const taken = new Map<string, number>();
  while (chosen.length < limit && left.length > 0) {
    const values = left.map(({ story, worth }) => worth - samenessCost * sameness(story, taken));
    for (const { story } of left.splice(values.indexOf(Math.max(...values)), 1)) {
      for (const trait of traitsOf(story)) taken.set(trait, (taken.get(trait) ?? 0) + 1);
      chosen.push(story);
    }
  }
  return chosen;
}

const worthOf = ({ also, freshness, fitness }: Story): number =>
  coverageWorth * Math.log2(1 + also.length) + Math.max(freshness, -1) + fitness;

const traitsOf = ({ article: { source, section } }: Story): string[] => [
  `source ${source}`,
  ...(section ? [`section ${section}`] : []),
];

const sameness = (story: Story, taken: Map<string, number>): number =>
  Math.max(...traitsOf(story).map((trait) => taken.get(trait) ?? 0));

/** The newer first; at the same moment by id. */
const inOrder = (a: Article, b: Article): number => newsTime(b) - newsTime(a) || (a.id < b.id ? -1 : 1);
