import { browserStorage } from '../browser-storage.ts'
import { createAnswers } from './answers.ts'
import { createHistoryStore } from './history-store.ts'

/** The one history of this page. */
export const historyStore = createHistoryStore(browserStorage())
export const answers = createAnswers()
