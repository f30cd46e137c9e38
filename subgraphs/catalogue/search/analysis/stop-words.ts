/** Words that nearly every text has. They stay in the index (for phrases), but a query does not ask for them unless it has nothing else. */
const STOP_WORDS = new Set(
  '的 了 和 与 及 其 在 是 对 等 为 以 从 而 或 将 于 之 由 被 把 并 中 the of and in on for to a an by with from as at is are or its'.split(' '),
)

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)
