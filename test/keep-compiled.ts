import { flushCompileCache } from 'node:module'
import { afterAll } from 'vitest'

// A worker is ended by a signal and would take what it compiled with it: the next test file finds the libraries compiled (see NODE_COMPILE_CACHE in offer-postgres.ts).
afterAll(() => flushCompileCache())
