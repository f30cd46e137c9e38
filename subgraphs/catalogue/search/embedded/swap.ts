import type { SearchEngine } from '../port.ts'
import type { Folder } from './folder.ts'
import type { Current } from './open-embedded-engine.ts'
import { packEntry } from './storage/pack-entry.ts'
import type { Thread } from './threads/start-thread.ts'
import type { WriterJob } from './threads/writer-job.ts'

/**
 * A second index beside the current one. It becomes the current one by one rename; before that a crash leaves the old one, after it the new one.
 * What is written to the current one meanwhile is not in the new one: whoever fills it replays the feed from where it began.
 */
export const startSwap = async (
  writer: Thread<WriterJob>, folder: Folder, startReaders: (file: string) => Current['readers'], getCurrent: () => Current, setCurrent: (current: Current) => void,
): ReturnType<SearchEngine['swap']> => {
  const file = folder.next()
  await writer.call({ kind: 'open', file })
  let over = false
  const whileOpen = (): void => {
    if (over) throw new Error(`the swap to ${file} is over`)
  }

  return {
    write: async (batch, position) => {
      whileOpen()
      await writer.call({ kind: 'write', file, batch: batch.map(packEntry), position })
    },
    finish: async (atLeast) => {
      whileOpen()
      const counts = await writer.call<Map<string, number>>({ kind: 'countByType', file })
      const lacking = [...atLeast].filter(([type, least]) => (counts.get(type) ?? 0) < least)
      if (lacking.length > 0) throw new Error(lacking.map(([type, least]) => tooFew(type, counts.get(type) ?? 0, least)).join('\n'))
      await writer.call({ kind: 'settle', file })
      over = true
      const old = getCurrent()
      folder.makeCurrent(file)
      setCurrent({ file, readers: startReaders(file) })
      await old.readers.close()
      await writer.call({ kind: 'remove', file: old.file })
    },
    abandon: async () => {
      whileOpen()
      over = true
      await writer.call({ kind: 'remove', file })
    },
  }
}

const tooFew = (type: string, count: number, atLeast: number): string =>
  `新索引中 ${type} 只有 ${count} 条,少于要求的 ${atLeast} 条,未予切换 / The new index holds ${count} documents of the type ${type}, fewer than the ${atLeast} demanded; the old one stays`
