import { describe, expect, it } from 'vitest'
import { markedParts } from './marked-parts.ts'

describe('markedParts', () => {
  it('takes marks apart and reads back what the graph escapes', () => {
    expect(markedParts('a &lt;b&gt; &amp;amp; <mark>x &quot;y&#39;</mark> z')).toEqual([
      { text: 'a <b> &amp; ', marked: false }, { text: 'x "y\'', marked: true }, { text: ' z', marked: false },
    ])
  })

  it('leaves every other tag the text that it is', () => {
    for (const hostile of ['<img src=x onerror=alert(1)>', '<mark onclick=alert(1)>x</mark>', '<MARK>x', '<script>alert(1)</script>', '&#x3C;script>']) {
      expect(markedParts(hostile).filter(({ marked }) => marked)).toEqual([])
      expect(markedParts(hostile).map(({ text }) => text).join('')).toBe(hostile.replaceAll('</mark>', ''))
    }
  })
})
