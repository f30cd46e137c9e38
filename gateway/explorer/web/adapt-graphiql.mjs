/**
 * GraphiQL has its labels in English in its code. This plugin of the build puts Chinese before them, and changes the little for which GraphiQL
 * has no setting: colour, font, and two losses of text. Each replacement has to be found: an update of GraphiQL that moves one stops the build
 * instead of losing it.
 */

/** Module (end of its path) → [text in the module, text in the page]. */
const REPLACEMENTS = {
  'graphiql/dist/GraphiQL.js': [
    ['children: "Variables"', 'children: "变量 Variables"'],
    ['children: "Headers"', 'children: "请求头 Headers"'],
    ['"variables" ? "Variables" : "Headers"', '"variables" ? "变量 Variables" : "请求头 Headers"'],
    ['"New tab"', '"新标签页 New tab"'],
    ['"Editor Commands"', '"编辑命令 Editor commands"'],
    ['"Operation Editor"', '"查询编辑器 Operation editor"'],
    ['"Select active operation"', '"标签页 Tabs"'],
    ['? "Show" : "Hide"} editor tools', '? "显示 Show" : "隐藏 Hide"} 变量与请求头 editor tools'],
  ],
  'graphiql/dist/ui/sidebar.js': [
    ['`Re-fetch GraphQL schema (', '`重新读取模式 Re-fetch schema ('],
    ['"Open short keys dialog"', '"快捷键 Short keys"'],
    ['"Open settings dialog"', '"设置 Settings"'],
    ['? "Hide" : "Show"}', '? "隐藏 Hide" : "显示 Show"}'],
    ['children: "Short Keys"', 'children: "快捷键 Short keys"'],
    ['children: "Settings"', 'children: "设置 Settings"'],
    ['children: "Theme"', 'children: "外观 Theme"'],
    ['"Adjust how the interface appears."', '"界面的明暗。Adjust how the interface appears."'],
    ['children: "System"', 'children: "跟随系统 System"'],
    ['children: "Light"', 'children: "浅色 Light"'],
    ['children: "Dark"', 'children: "深色 Dark"'],
    ['children: "Clear storage"', 'children: "清除本地数据 Clear storage"'],
    ['"Remove all locally stored data and start fresh."', '"删除保存在本浏览器中的草稿、历史和设置。Remove all locally stored data and start fresh."'],
    ['"Cleared data"', '"已清除 Cleared"'],
    ['"Failed"', '"未能清除 Failed"'],
    ['"Clear data"', '"清除 Clear"'],
  ],
  'graphiql/dist/ui/toolbar.js': [
    ['`Prettify query (', '`整理格式 Prettify ('],
    ['`Merge fragments into query (', '`合并片段 Merge fragments ('],
    ['`Copy query (', '`复制查询 Copy ('],
  ],
  'graphiql/dist/ui/short-keys.js': [
    ['"Execute query"', '"运行查询 Execute query"'],
    ['"Open the Command Palette (you must have focus in the editor)"', '"命令面板(光标须在编辑器中) Command palette"'],
    ['"Prettify editors"', '"整理格式 Prettify editors"'],
    ['"Copy query"', '"复制查询 Copy query"'],
    ['"Re-fetch schema using introspection"', '"重新读取模式 Re-fetch schema"'],
    ['"Search in documentation"', '"在文档中查找 Search in documentation"'],
    ['"Search in editor"', '"在编辑器中查找 Search in editor"'],
    ['"Merge fragments definitions into operation definition"', '"把片段并入查询 Merge fragments"'],
    ['"Short Key"', '"按键 Key"'],
    ['"Function"', '"功能 Function"'],
  ],
  '@graphiql/react/dist/components/execute-button/index.js': [['? "Stop" : "Execute"} query (', '? "停止 Stop" : "运行 Execute"} (']],
  '@graphiql/react/dist/components/tabs/index.js': [['"Close Tab"', '"关闭标签页 Close tab"']],
  '@graphiql/react/dist/components/dialog/index.js': [['"Close dialog"', '"关闭 Close"']],
  '@graphiql/react/dist/components/response-editor.js': [['"Result Window"', '"结果 Result"']],
  '@graphiql/react/dist/components/image-preview.js': [
    // The hover over an image address in a result would load it from elsewhere.
    ['return url ?', 'return false && url ?'],
  ],
  '@graphiql/react/dist/constants.js': [
    ['"Prettify Editors"', '"整理格式 Prettify"'],
    ['"Merge Fragments into Query"', '"合并片段 Merge fragments"'],
    ['"Run Operation"', '"运行 Run"'],
    ['"Copy Query"', '"复制查询 Copy"'],
    ['dark: "#ff5794"', 'dark: "#6cb6ff"'],
    ['light: "#d60590"', 'light: "#0b5cad"'],
    ['dark: "#ff579419"', 'dark: "#6cb6ff22"'],
    ['light: "#d6059019"', 'light: "#0b5cad19"'],
  ],
  '@graphiql/react/dist/stores/editor.js': [
    // A change of tab, or the closing of one, took the active tab's text from a state that runs 100 ms behind the editor.
    [
      'set(({ actions, onTabChange, tabs }) => {',
      'set(({ actions, onTabChange, tabs: behind, activeTabIndex }) => { const { tabs } = synchronizeActiveTabValues({ tabs: behind, activeTabIndex });',
    ],
    [
      'set(({ activeTabIndex, onTabChange, actions, tabs }) => {',
      'set(({ activeTabIndex, onTabChange, actions, tabs: behind }) => { const { tabs } = synchronizeActiveTabValues({ tabs: behind, activeTabIndex });',
    ],
  ],
  '@graphiql/react/dist/utility/tabs.js': [['"<untitled>"', '"未命名 Untitled"']],
  '@graphiql/react/dist/utility/create-editor.js': [
    ['fontSize: 15', 'fontSize: 14, wordWrap: "on", wrappingIndent: "indent"'],
    ['"\\"Fira Code\\""', '"ui-monospace, Menlo, Consolas, \\"DejaVu Sans Mono\\", \\"Noto Sans Mono CJK SC\\", monospace"'],
  ],
  '@graphiql/plugin-doc-explorer/dist/context.js': [
    ['title: "Documentation Explorer"', 'title: "文档 / Documentation"'],
    ['"Show Documentation Explorer"', '"显示 Show 文档 / Documentation"'],
    ['name: "Docs"', 'name: "文档 Docs"'],
  ],
  '@graphiql/plugin-doc-explorer/dist/components/doc-explorer.js': [
    ['"Error fetching schema"', '"未能读取模式 Error fetching schema"'],
    ['"No GraphQL schema available"', '"尚无模式 No schema available"'],
    ['"Schema is invalid: "', '"模式无效 Schema is invalid: "'],
    ['`Go back to ', '`返回 Go back to '],
    ['"Documentation Explorer"', '"文档 Documentation"'],
  ],
  '@graphiql/plugin-doc-explorer/dist/components/search.js': [
    ['`Search ${', '`查找 Search ${'],
    ['"No results found"', '"没有找到 No results found"'],
    ['"Other results"', '"其他结果 Other results"'],
  ],
  '@graphiql/plugin-doc-explorer/dist/components/schema-documentation.js': [
    ['"A GraphQL schema provides a root type for each kind of operation."', '"每种操作各有一个根类型。A root type for each kind of operation."'],
  ],
  '@graphiql/plugin-doc-explorer/dist/components/section.js': [
    ['      t1,\n      title\n', '      t1,\n      CHINESE[title] ? CHINESE[title] + " " + title : title\n'],
    [
      'const TYPE_TO_ICON = {',
      'const CHINESE = { Arguments: "参数", "Deprecated Arguments": "弃用的参数", "Deprecated Enum Values": "弃用的枚举值", "Deprecated Fields": "弃用的字段", Directives: "指令", "Enum Values": "枚举值", Fields: "字段", Implements: "实现的接口", Implementations: "实现此接口的类型", "Possible Types": "可能的类型", "Root Types": "根类型", Type: "类型", "All Schema Types": "全部类型" };\nconst TYPE_TO_ICON = {',
    ],
  ],
  '@graphiql/plugin-doc-explorer/dist/components/field-documentation.js': [['"Show Deprecated Arguments"', '"显示弃用的参数 Show deprecated arguments"']],
  '@graphiql/plugin-doc-explorer/dist/components/type-documentation.js': [
    ['"Show Deprecated Fields"', '"显示弃用的字段 Show deprecated fields"'],
    ['"Show Deprecated Values"', '"显示弃用的值 Show deprecated values"'],
  ],
}

/** @returns {import('vite').Plugin} */
export const adaptGraphiql = () => {
  const waiting = new Set(Object.keys(REPLACEMENTS))
  return {
    name: 'adapt-graphiql',
    transform: {
      filter: { id: /node_modules\/(graphiql|@graphiql)\/.*\.js$/ },
      handler(code, id) {
        const module = Object.keys(REPLACEMENTS).find((end) => id.endsWith(`/node_modules/${end}`))
        if (!module) return undefined
        waiting.delete(module)
        return { code: REPLACEMENTS[module].reduce((text, pair) => replaced(text, pair, module), code), map: null }
      },
    },
    buildEnd(error) {
      if (!error && waiting.size > 0) throw new Error(`adapt-graphiql.mjs: not part of the page any more: ${[...waiting].join(', ')}`)
    },
  }
}

const replaced = (text, [from, to], module) => {
  if (!text.includes(from)) throw new Error(`adapt-graphiql.mjs: ${module} does not contain ${from}`)
  return text.replaceAll(from, to)
}
