/** The index that counts was made by another version of this program. Old processes go on reading it until the one that indexes has built a new one beside it. */
export class ForeignLayout extends Error {
  constructor(index: string) {
    super(`检索索引 ${index} 的结构与本程序不符,负责索引的进程重建完成前无法检索 / The search index ${index} is of another layout than this program's: there is no searching until the process that indexes has built it anew`)
  }
}
