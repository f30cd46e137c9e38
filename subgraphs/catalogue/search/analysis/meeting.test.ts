import { describe, expect, it } from 'vitest'
import { analyse } from './analyse.ts'

const own = (query: string): string[] => analyse(query).filter(({ kind, asWritten }) => kind === 'word' && asWritten).map(({ text }) => text)
/** Whether a record with this text has every word that the query asks for. */
const meets = (query: string, text: string): boolean => {
  const words = new Set(analyse(text).filter(({ kind }) => kind === 'word').map((token) => token.text))
  return own(query).length > 0 && own(query).every((word) => words.has(word))
}
const eachWithEach = (groups: readonly (readonly string[])[]): [string, string][] => groups.flatMap((ways) => ways.flatMap((a) => ways.filter((b) => b !== a).map((b): [string, string] => [a, b])))

describe('numbers and units', () => {
  it.each(eachWithEach([
    ['100 μm', '100μm', '100 µm', '100um', '100 um', '１００μｍ', '100㎛'],
    ['25℃', '25 ℃', '25°C', '25 °C', '25° C'], ['5 Å', '5 Å', '5Å'], ['10 Ω', '10 Ω', '10Ω'], ['5 kΩ', '5kΩ'],
    ['m²', 'm2', 'm<sup>2</sup>', '$m^2$'], ['cm⁻¹', 'cm-1', 'cm−1', 'cm<sup>-1</sup>', '$\\mathrm{cm}^{-1}$'], ['500 cm⁻¹', '500cm-1'],
    ['1,000', '1000', '１，０００'], ['12,345.6 kg', '12345.6kg', '12,345.6kg', '12345.6 kg'],
    ['1.5×10⁻³', '1.5×10-3', '1.5x10^-3', '1.5 × 10−3', '1.5E-3', '1.5e-3', '1.5×10<sup>-3</sup>', '$1.5\\times10^{-3}$'], ['2×10⁵', '2×10^5', '2e+5'],
    ['5 mg/L', '5mg/L'], ['16 GB', '16GB'], ['PM2.5', 'PM 2.5', 'PM2.5'], ['IL-6', 'IL6'], ['COVID-19', 'COVID19'],
  ]))('%s finds %s', (query, text) => expect(meets(query, text)).toBe(true))

  it.each([['1,000', '1'], ['2003,105,220', '105220'], ['1920×1080', '1920e80'], ['3,14', '314'], ['1,23,456', '123456']])('reads %s as it stands and not as %s', (text, other) => expect(meets(other, text)).toBe(false))
  it.each([['1080', '1920×1080'], ['1.5', '1.5×10⁻³'], ['105', '2003,105,220'], ['us', '2019 US dollars'], ['10', '5×10 cm']])('finds %s in %s', (query, text) => expect(meets(query, text)).toBe(true))
})

describe('chemical formulas', () => {
  it.each(eachWithEach([
    ['Fe₃O₄', 'Fe3O4', 'Fe<sub>3</sub>O<sub>4</sub>', '$\\mathrm{Fe_3O_4}$', 'Fe$_3$O$_4$', 'Fe_3O_4', 'Fe_{3}O_{4}', '&lt;i&gt;Fe&lt;/i&gt;&lt;sub&gt;3&lt;/sub&gt;O&lt;sub&gt;4&lt;/sub&gt;', 'Fe<jats:sub>3</jats:sub>O<jats:sub>4</jats:sub>', '\\(\\mathrm{Fe}_{3}\\mathrm{O}_{4}\\)', '$\\ce{Fe3O4}$'],
    ['Ca²⁺', 'Ca2+', 'Ca<sup>2+</sup>', 'Ca$^{2+}$'], ['CO₂', 'CO2', 'CO$_2$', 'CO 2', '${\\rm CO}_2$'], ['g-C₃N₄', 'g-C3N4'], ['TiO2/g-C3N4', 'TiO₂/g‐C₃N₄', 'TiO2@g-C3N4'],
    ['¹⁴C', '14C', '<sup>14</sup>C', '$^{14}$C', 'C-14', 'C14'], ['δ¹³C', 'δ13C', '$\\delta^{13}$C', '&delta;<sup>13</sup>C'], ['CuSO4·5H2O', 'CuSO₄•5H₂O'], ['SO₄²⁻', 'SO42-', 'SO<sub>4</sub><sup>2-</sup>'],
  ]))('%s finds %s', (query, text) => expect(meets(query, text)).toBe(true))

  it.each([['Ca', 'Ca²⁺'], ['SO4', 'SO₄²⁻'], ['Fe', 'Fe<sup>3+</sup>'], ['TiO2', 'TiO2/g-C3N4'], ['13C', 'δ13C'], ['C3N4', 'g-C3N4']])('%s finds %s', (query, text) => expect(meets(query, text)).toBe(true))

  it('leaves what is no markup alone', () => {
    expect(own('p<0.05 and n>30')).toEqual(['p', '0.05', 'and', 'n', '30'])
    expect(own('$5 and $10')).toEqual(['5', 'and', '10'])
    expect(own('file_2 AT&T R&D')).toEqual(['fil', '2', 'at', 't', 'r', 'd'])
  })

  it('says where a formula with markup stands in the original', () => {
    const original = '纳米<i>Fe</i><sub>3</sub>O<sub>4</sub>颗粒'
    const token = analyse(original).find(({ text }) => text === 'fe3o4')
    expect(original.slice(token?.start, token?.end)).toBe('Fe</i><sub>3</sub>O<sub>4')
  })
})

describe('species names', () => {
  it.each([
    ['T. aestivum', 'Triticum aestivum'], ['T. aestivum', 'Triticum aestivum L.'], ['T.aestivum', 'Triticum aestivum'], ['t. aestivum', 'Triticum aestivum'], ['T. aestivum', 'triticum aestivum'], ['T. aestivum', '小麦(T.aestivum)'],
    ['aestivum', 'T. aestivum'], ['Triticum aestivum', '<i>Triticum aestivum</i> L.'], ['Triticum aestivum L.', 'Triticum aestivum'], ['Triticum aestivum L', 'Triticum aestivum'], ['Glycine max (L.) Merr.', 'Glycine max'],
    ['Brassica rapa subsp. pekinensis', 'Brassica rapa pekinensis'], ['Brassica rapa ssp. pekinensis', 'Brassica rapa subsp. pekinensis'], ['Fragaria × ananassa', 'Fragaria ananassa'], ['Fragaria x ananassa', 'Fragaria × ananassa'], ['F. ananassa', 'Fragaria × ananassa'],
    ['E. coli', 'Escherichia coli'], ['O. sativa', 'Oryza sativa'], ['Z. mays', 'Zea mays'], ['S. cerevisiae', 'Saccharomyces cerevisiae'], ['H. vulgare', 'Hordeum vulgare'], ['D. rerio', 'Danio rerio'], ['M. oryzae', 'Magnaporthe oryzae'],
  ])('%s finds %s', (query, text) => expect(meets(query, text)).toBe(true))

  it.each([['T. aestivum', 'Hordeum aestivum'], ['T. aestivum', 'aestivum']])('%s does not find %s', (query, text) => expect(meets(query, text)).toBe(false))
  it.each(['aestivum', 'sativus', 'japonica', 'oryzae', 'vulgaris', 'cerevisiae', 'officinalis', 'bacillus'])('leaves %s as it is', (word) => expect(own(word)).toEqual([word]))
  it.each(['J. Silva', 'e.g. data analysis', 'VAR model', 'Research on Data analysis in China'])('takes no author or sentence for a species: %s', (text) => expect(own(text).join(' ')).not.toMatch(/[a-z]\.[a-z]/))
  it('keeps its words next to each other, as phrases need them', () => expect(own('the Triticum aestivum L. genome')).toEqual(['the', 'triticum', 'aestivum', 'genom']))
})
