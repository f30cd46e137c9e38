import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEVELOPMENT_KEY } from '../../../test/flows/local-stack.ts'
import { publishing, submissionOf } from '../../../test/support/publishing.ts'
import { startTestPartner, type TestPartner } from '../../../test/support/test-partner.ts'
import { seriousFindings } from '../test/axe.ts'
import { hasChromium } from '../test/browser.ts'
import { type OpenedPages, openPages } from '../test/open-page.ts'

const OWN = `
  "望远镜 / A telescope"
  type Telescope @key(fields: "id") {
    "编号 / Id"
    id: ID!
    "口径(米)/ Aperture in metres"
    aperture: Float
    "镜面类型 / Kind of mirror"
    mirror: ObservatoryMirror
    "首次观测 / First light"
    firstLight: String
    "台址;海拔以米计 / Site; altitude in metres"
    site: ObservatorySite
    "终端设备 / Instruments at its foci"
    terminals: [ObservatoryTerminal!]
    "只在给出波段时才有 / Only with a band"
    sensitivity(band: String!): Float
    "没有值的字段 / A field without a value"
    nothing: String
  }
  "镜面类型 / Kind of mirror"
  enum ObservatoryMirror {
    "整块 / Single"
    SINGLE
    "拼接 / Segmented"
    SEGMENTED
  }
  "台址 / A site"
  type ObservatorySite {
    "名称 / Name"
    name: String
    "海拔(米)/ Altitude in metres"
    altitude: Int
  }
  "终端 / A terminal"
  type ObservatoryTerminal {
    "名称 / Name"
    name: String
    "波段 / Band"
    band: String
    "可预约 / Can be booked"
    bookable: Boolean
  }`

const ID = 'observatory:one'
const PATIENT = { timeout: 60_000 }

describe.skipIf(!hasChromium)('the page of a record of a type that nobody here has heard of', () => {
  let pages: OpenedPages
  let partner: TestPartner

  beforeAll(async () => {
    pages = await openPages({ name: 'partner', demo: false })
    const graph = publishing(pages.stack.ask, DEVELOPMENT_KEY)
    const token = await graph.register('observatory')
    partner = await startTestPartner({
      namespace: 'observatory', own: OWN, jwksUrl: `${pages.origin}/.well-known/jwks.json`,
      records: [{
        id: ID, typename: 'Telescope',
        fields: { aperture: 2.16, mirror: 'SINGLE', firstLight: '<img src=x onerror=hit()>', site: { name: '兴隆', altitude: 960 }, terminals: [{ name: 'OMR', band: '光学', bookable: true }, { name: 'BFOSC', band: '光学', bookable: false }] },
        document: { profile: 'core/1', resourceType: 'TELESCOPE', title: '2.16 米望远镜', titleEn: 'The 2.16 m telescope', provenance: { origin: 'JOINED', source: 'observatory', sourceId: 'one' } },
      }],
    })
    const check = await graph.publish(token, submissionOf('observatory', partner, 'Telescope'))
    if (check.state !== 'PUBLISHED') throw new Error(JSON.stringify(check))
  }, 300_000)
  afterEach(async () => {
    await pages.closePages()
    expect(pages.problems()).toEqual([])
  })
  afterAll(async () => {
    await pages?.close()
    await partner?.stop()
  })

  it('shows its fields by the names that its schema gives them, its values by their types', async () => {
    await expect.poll(async () => JSON.stringify((await pages.stack.ask('query($id: ID!) { resource(id: $id) { title ... on Telescope { aperture } } }', { id: ID })).data), PATIENT).toContain('2.16')
    const page = await pages.open(`/resource/${ID}`)
    const special = page.locator('section', { has: page.getByRole('heading', { name: '望远镜专有信息' }) })
    await expect.poll(() => special.innerText(), PATIENT).toMatch(/口径\(米\)\s*2\.16/)
    const text = await special.innerText()
    expect(text).toMatch(/镜面类型\s*整块/)
    expect(text).toMatch(/台址\s*名称\s*兴隆\s*海拔\(米\)\s*960/)
    expect(await special.getByRole('table').getByRole('row').allInnerTexts()).toEqual(['名称\t波段\t可预约', 'OMR\t光学\t是', 'BFOSC\t光学\t否'])
    expect(text).toContain('<img src=x onerror=hit()>')
    expect(text).not.toMatch(/只在给出波段|没有值的字段/)
    expect(await page.locator('h1').innerText()).toBe('2.16 米望远镜')
    expect(await seriousFindings(page)).toEqual([])
    await pages.screenshot(page, 'telescope')
  })

  it('keeps what the catalogue knows when the owner does not answer, and names who is away', async () => {
    partner.fault = (response) => void response.writeHead(503).end()
    const page = await pages.open(`/resource/${ID}`)
    const special = page.locator('section', { has: page.getByRole('heading', { name: '望远镜专有信息' }) })
    await expect.poll(() => special.innerText(), PATIENT).toMatch(/observatory 暂时没有应答/)
    expect(await page.locator('h1').innerText()).toBe('2.16 米望远镜')
    expect(await page.locator('section', { has: page.getByRole('heading', { name: '如何引用' }) }).innerText()).toContain('2.16 米望远镜')
    await pages.screenshot(page, 'owner-away')
    partner.fault = null
    // The gateway asks a subgraph that failed again only after a while.
    const again = special.getByRole('button', { name: '重试' })
    await expect.poll(async () => {
      if (await again.isVisible()) await again.click()
      return special.innerText()
    }, { ...PATIENT, interval: 1_000 }).toMatch(/口径\(米\)\s*2\.16/)
  })
}, 120_000)
