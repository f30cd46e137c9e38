import { expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

it('csvText: quotes what needs it, and makes no formula', () => {
  expect(csvText([['a', 'b"c', 'd,e', 'f\ng'], ['=1+1', '+cmd', '-3.5', '@x']])).toBe('\uFEFFa,"b""c","d,e","f\ng"\r\n\'=1+1,\'+cmd,-3.5,\'@x\r\n')
  expect(csvText([[1, null, -2]])).toBe('\uFEFF1,,-2\r\n')
})
