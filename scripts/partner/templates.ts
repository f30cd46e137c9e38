import { join } from 'node:path'
import { finishTypescript, nextOfTypescript } from './typescript-template.ts'

export type TemplateName = 'python' | 'typescript'

interface Template {
  folder: string
  /** Whether a file of that folder, by its path in it, is part of the template. */
  takes(path: string): boolean
  /** What has to be changed in the copy. */
  finish?(folder: string, namespace: string): void
  /** How it is started. */
  next(folder: string): string
}

const FOLDER = join(import.meta.dirname, '../../subgraphs/template')

export const templates: Record<TemplateName, Template> = {
  python: { folder: join(FOLDER, 'python'), takes: () => true, next: () => 'python3 -m venv .venv · .venv/bin/pip install -r requirements.txt · .venv/bin/python app.py' },
  typescript: { folder: FOLDER, takes: (path) => !/^(python|verify-token|test)(\/|$)/.test(path), finish: finishTypescript, next: nextOfTypescript },
}
