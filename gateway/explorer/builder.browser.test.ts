import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserStage, browserStage, dense, DESKTOP, editorText, hasChromium, linkTo, openPanel, PHONE, resultText, runQuery, seriousFindings, tabTitles, variablesText } from './browser-stage.ts'

describe.skipIf(!hasChromium)('build by clicking', () => {
  let stage: BrowserStage
  let page: Page

  beforeAll(async () => void (stage = await browserStage()), 300_000)
  afterAll(() => stage?.stop())
  afterEach(() => expect(stage.problems).toEqual([]))

  const start = async (options = DESKTOP, hash?: string) => {
    page = await stage.open(options, hash)
    if (options === PHONE) await page.locator('.graphiql-sidebar button').nth(1).click()
    else await openPanel(page, '点选构建')
    await page.locator('.builder h3').first().waitFor()
  }
  const box = (name: string) => page.locator('.builder-row').filter({ has: page.locator(`code:text-is("${name}")`) }).locator('input[type=checkbox]')
  const ask = async (name: string) => {
    await page.locator('.builder-questions summary').click()
    await page.getByRole('radio', { name }).check()
  }
  const write = () => page.getByRole('button', { name: '在新标签页中写好查询' }).click()

  it('starts from a question in a tab of its own, adds a condition, a province by its name, special fields of a type, and runs', async () => {
    stage.answerWith(({ query, variables }) =>
      query?.includes('ExplorerChoices')
        ? { data: { searchResources: { facet: { buckets: String(variables?.contains ?? '').startsWith('河') ? [{ key: '410000', label: '河南省', labelEn: 'Henan', count: 31 }] : [] } } } }
        : undefined)
    await start()
    await ask('查找资源')
    await page.locator('.builder input[name=q]').fill('小麦')
    await write()
    await expect.poll(() => tabTitles(page)).toEqual(['ResourceTypes', 'FindResources'])
    await page.getByLabel('添加条件 Add a condition: searchResources').selectOption('filter')
    await page.getByLabel('添加条件 Add a condition: ResourceFilter').selectOption('provinces')
    await page.getByRole('combobox', { name: 'provinces' }).fill('河')
    await page.getByRole('option', { name: '河南省' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('添加条件 Add a condition: ResourceFilter').selectOption('generated')
    await page.getByRole('textbox', { name: 'from' }).fill('2015')
    await page.keyboard.press('Enter')
    await expect.poll(() => editorText(page)).toContain(dense('filter: {provinces: ["410000"], generated: {from: "2015"}}'))
    expect(await page.locator('.builder-combobox li').first().innerText()).toContain('河南省')
    await page.locator('.builder-types select').first().selectOption('Germplasm')
    await expect.poll(() => editorText(page)).toContain(dense('... on Germplasm {'))
    await stage.screenshot(page, 'builder-1-find')
    await runQuery(page)
    await expect.poll(() => stage.requests.at(-1)?.body).toMatchObject({ operationName: 'FindResources', variables: { q: '小麦' } })
    expect(stage.requests.at(-1)?.body.query).toContain('provinces: ["410000"]')
    stage.answerWith(undefined)
  })

  it('offers a list of any type, a count by two dimensions, places on the map and one record', async () => {
    await start()
    await ask('某一类型的列表')
    await page.locator('.builder select[name=list]').selectOption('germplasms')
    await write()
    await expect.poll(() => editorText(page)).toContain(dense('germplasms(first: 20)'))
    await page.getByRole('radio', { name: '按…计数' }).check()
    await page.locator('.builder select[name=by]').selectOption('PROVINCE')
    await page.locator('.builder select[name=and]').selectOption('YEAR')
    await write()
    await expect.poll(() => editorText(page)).toContain(dense('dimensions: [PROVINCE, YEAR]'))
    await page.getByRole('radio', { name: '在地图上' }).check()
    await write()
    await expect.poll(() => editorText(page)).toContain(dense('clusters(zoom: 5)'))
    await page.getByRole('radio', { name: '一条记录' }).check()
    await page.locator('.builder-questions').getByRole('combobox').fill('示例')
    await page.locator('.builder [role=option]').first().click()
    await write()
    await expect.poll(() => editorText(page)).toContain(dense('resource(id: $id)'))
    for (const at of [1, 2, 3, 4]) {
      await page.locator('.graphiql-tab-button').nth(at).click()
      await runQuery(page)
      await expect.poll(() => resultText(page)).toContain('"data"')
      expect(await resultText(page)).not.toContain('"errors"')
    }
  })

  it('reads what somebody wrote, keeps comments, fragments and directives, and says what it does not show', async () => {
    const written = `# my own words
query Mine($few: Int = 3, $deep: Boolean = false) {
  mine: searchResources(first: $few) { # of each
    ...Totals
    edges { node { id ... @include(if: $deep) { title } } }
  }
}
fragment Totals on ResourceSearchConnection { total { value } }`
    await start(DESKTOP, linkTo(written))
    await page.locator('.builder-note', { hasText: '...Totals' }).waitFor()
    expect(await page.locator('.builder-note', { hasText: '按原样保留' }).allInnerTexts()).toEqual([expect.stringContaining('... { }'), expect.stringContaining('...Totals'), expect.stringContaining('Totals')])
    expect(await page.locator('.builder-alias').allInnerTexts()).toEqual(['mine:'])
    await box('keywords').check()
    await expect.poll(() => editorText(page)).toContain(dense('edges { node { id ... @include(if: $deep) { title } keywords } }'))
    expect(await editorText(page)).toMatch(/#myownwordsqueryMine.*#ofeach\.\.\.Totals/)
    await box('keywords').uncheck()
    await expect.poll(() => editorText(page)).not.toContain(dense('keywords'))
    await page.locator('.graphiql-query-editor .view-line').first().click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => editorText(page)).toContain(dense('keywords'))
  })

  it('turns a value into a parameter and back, and takes a variable away with its last use', async () => {
    await start(DESKTOP, linkTo('{ searchResources(q: "玉米", first: 5) { edges { node { id } } } }'))
    const argument = page.getByRole('group', { name: 'first', exact: true })
    await argument.getByRole('button', { name: '设为参数' }).click()
    await expect.poll(() => editorText(page)).toContain(dense('query ($first: Int) { searchResources(q: "玉米", first: $first)'))
    await expect.poll(() => variablesText(page)).toContain('"first":5')
    await page.getByRole('group', { name: '$first' }).getByRole('textbox').fill('7')
    await page.keyboard.press('Enter')
    await expect.poll(() => variablesText(page)).toContain('"first":7')
    await argument.getByRole('button', { name: '写为定值' }).click()
    await expect.poll(() => editorText(page)).toContain(dense('{ searchResources(q: "玉米", first: 7) { edges'))
    await page.getByRole('group', { name: 'q', exact: true }).getByRole('button', { name: '设为参数' }).click()
    await expect.poll(() => editorText(page)).toContain(dense('query ($q: String)'))
    await page.getByRole('button', { name: '去掉 Remove q' }).click()
    await expect.poll(() => editorText(page)).not.toContain(dense('$q'))
  })

  it('refuses what is no number or date, says so, and leaves the text alone while it cannot be read', async () => {
    await start(DESKTOP, linkTo('{ searchResources(first: 5) { edges { node { id } } } }'))
    await page.getByRole('group', { name: 'first', exact: true }).getByRole('textbox').fill('many')
    await page.keyboard.press('Enter')
    expect(await page.locator('.builder [role=alert]').innerText()).toContain('Int')
    expect(await editorText(page)).toContain(dense('first: 5'))
    await page.locator('.graphiql-query-editor .view-line').first().click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.insertText('{{ ')
    await page.locator('.builder-wrong', { hasText: '还不能读懂' }).waitFor()
    expect(await editorText(page)).toContain(dense('{{ {'))
  })

  it('works by keyboard, names every control, and axe finds nothing serious', async () => {
    await start(DESKTOP, linkTo('query Q { searchResources(first: 5) { edges { node { id title } } } }'))
    await box('id').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => page.locator('.builder-row:focus-within').innerText()).toContain('id')
    await expect.poll(() => editorText(page)).toContain(dense('id title resourceType'))
    await box('searchResources').focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => box('edges').count()).toBe(0)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => box('edges').count()).toBe(1)
    expect(await seriousFindings(page, '.builder')).toEqual([])
  })

  it('asks a busy graph for its schema again', async () => {
    let refused = 0
    stage.answerWith(({ operationName }) => (operationName === 'IntrospectionQuery' && refused++ < 2 ? { errors: [{ message: 'busy' }] } : undefined))
    await start()
    expect(refused).toBe(3)
    stage.answerWith(undefined)
  })

  it('fits a phone', async () => {
    await start(PHONE)
    await stage.screenshot(page, 'builder-2-phone')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})
