import { type Article, newsTime } from "../../article/article.ts";

/** A story that a digest may show. */
export type StoryCandidate = {
  article: Article;
  /** The other sources of the story. */
  also: string[];
  /** 1 at the end of the window, 0 at its beginning, less for what came in late. */
  freshness: number;
  /** How well it matches the query, 0 to 1. */
  fitness: number;
};

/** What twice as many sources add, where a whole window of freshness adds 1. */
const coverageWeight = 1;
/** For each chosen story of the same section or source. */
const samenessPenalty = 0.2;

/**
 * The most important stories, at most `limit`: widely covered, fresh, matching. The first ones, `varied`
 * of them, are chosen one by one, so that what resembles the earlier ones comes later.
 */
export function chooseStories(stories: StoryCandidate[], varied: number, limit = varied): StoryCandidate[] {
  const left = stories
    .map((story) => ({ story, score: scoreOf(story) }))
    .sort((a, b) => b.score - a.score || newerFirst(a.story.article, b.story.article));
  const chosen: StoryCandidate[] = [];
  const taken = new Map<string, number>();
  while (chosen.length < Math.min(varied, limit) && left.length > 0) {
    const scores = left.map(({ story, score }) => score - samenessPenalty * sameness(story, taken));
    for (const { story } of left.splice(scores.indexOf(Math.max(...scores)), 1)) {
      for (const trait of traitsOf(story)) taken.set(trait, (taken.get(trait) ?? 0) + 1);
      chosen.push(story);
    }
  }
  const others = left.slice(0, Math.max(0, limit - chosen.length));
  return [...chosen, ...others.map(({ story }) => story)];
}

const scoreOf = ({ also, freshness, fitness }: StoryCandidate): number =>
  coverageWeight * Math.log2(1 + also.length) + Math.max(freshness, -1) + fitness;

const traitsOf = ({ article: { source, section } }: StoryCandidate): string[] => [
  `source ${source}`,
  ...(section ? [`section ${section}`] : []),
];

const sameness = (story: StoryCandidate, taken: Map<string, number>): number =>
  Math.max(...traitsOf(story).map((trait) => taken.get(trait) ?? 0));

const newerFirst = (a: Article, b: Article): number => newsTime(b) - newsTime(a) || (a.id < b.id ? -1 : 1);
