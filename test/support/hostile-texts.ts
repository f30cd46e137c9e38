/**
 * Texts that people store to run a script of theirs in a reader's page (robustness.md, C19): each would call `hit()`. By the place that they break out of.
 * Written down here, not taken from a list: what matters is each way out, not each spelling.
 */
const elements = [
  '<script>hit()</script>', '<SCRIPT>hit()</SCRIPT>', '<script >hit()</script >', '<script\t>hit()</script>', '<script/x>hit()</script>', '<script src=data:,hit()></script>', '<script type=module>hit()</script>', '<<script>hit()//<</script>',
  '<scr<script>ipt>hit()</scr</script>ipt>', '<img src=x onerror=hit()>', '<img src=x onerror="hit()">', '<img/src=x/onerror=hit()>', '<IMG SRC=x OnErRoR=hit()>', '<img src=x onerror=&#104;it()>', '<img src="x` `<script>hit()</script>"` `>', '<svg onload=hit()>', '<svg/onload=hit()>',
  '<svg><script>hit()</script></svg>', '<svg><script>hit&#40;&#41;</script></svg>', '<svg><animate onbegin=hit() attributeName=x dur=1s>', '<svg><a xlink:href="javascript:hit()"><text x=20 y=20>x</text></a></svg>', '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=hit()>#x"/></svg>', '<svg><foreignObject><img src=x onerror=hit()></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=hit()>', '<math href="javascript:hit()">x</math>', '<math><maction actiontype="statusline#http://x" xlink:href="javascript:hit()">x</maction></math>', '<body onload=hit()>', '<body onpageshow=hit()>', '<iframe src="javascript:hit()"></iframe>', '<iframe srcdoc="<script>parent.hit()</script>"></iframe>', '<iframe onload=hit()></iframe>',
  '<object data="javascript:hit()"></object>', '<object data="data:text/html,<script>hit()</script>"></object>', '<embed src="javascript:hit()">', '<embed src="data:text/html,<script>hit()</script>">', '<video><source onerror=hit()></video>', '<video src=x onerror=hit()></video>', '<audio src=x onerror=hit()></audio>', '<input autofocus onfocus=hit()>', '<select autofocus onfocus=hit()></select>',
  '<textarea autofocus onfocus=hit()></textarea>', '<keygen autofocus onfocus=hit()>', '<details open ontoggle=hit()>x</details>', '<marquee onstart=hit()>x</marquee>', '<meta http-equiv=refresh content="0;url=javascript:hit()">', '<meta http-equiv="Content-Security-Policy" content="script-src *">', '<link rel=stylesheet href="data:text/css,*{x:expression(hit())}">', '<link rel=import href="data:text/html,<script>hit()</script>">',
  '<base href="javascript:/a/-hit()//">', '<form action="javascript:hit()"><input type=submit></form>', '<form><button formaction="javascript:hit()">x</button></form>', '<isindex action="javascript:hit()" type=image>', '<a href="javascript:hit()">x</a>', '<a href="java\tscript:hit()">x</a>', '<a href=" javascript:hit()">x</a>', '<a href="&#106;avascript:hit()">x</a>', '<a href="data:text/html,<script>hit()</script>">x</a>', '<a href="vbscript:hit()">x</a>',
  '<style>@import "data:text/css,*{background:url(javascript:hit())}"</style>', '<div style="background:url(javascript:hit())">x</div>', '<div style="width:expression(hit())">x</div>', '<div onmouseover=hit() style="position:fixed;inset:0">x</div>', '<div onpointerenter=hit() style=position:fixed;inset:0>x</div>', '<x onclick=hit() tabindex=1 id=x></x>', '<xss style="animation-name:x" onanimationstart=hit()></xss>', '<template><script>hit()</script></template>', '<slot onslotchange=hit()>x</slot>', '<dialog open onclose=hit()><form method=dialog><button>x</button></form></dialog>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>">', '<plaintext><script>hit()</script>', '<xmp><script>hit()</script></xmp>', '<listing>&lt;img src=x onerror=hit()&gt;</listing>', '<table background="javascript:hit()">', '<portal src="javascript:hit()">', '<bgsound src="javascript:hit()">', '<img srcset="x 1x" onerror=hit() sizes=x>', '<picture><source srcset=x><img onerror=hit()></picture>', '<button popovertarget=x>x</button><div popover id=x onbeforetoggle=hit()>x</div>',
]
const outOfAttributes = [
  '"><script>hit()</script>', "'><script>hit()</script>", '"><img src=x onerror=hit()>', "'><img src=x onerror=hit()>", '" onmouseover="hit()" x="', "' onmouseover='hit()' x='", '" autofocus onfocus="hit()', "' autofocus onfocus='hit()", '` onmouseover=`hit()', '"/><svg onload=hit()>', '&quot;><script>hit()</script>', '&#34;&gt;&lt;script&gt;hit()&lt;/script&gt;', '%22%3E%3Cscript%3Ehit()%3C/script%3E',
]
const outOfScriptsAndTitles = [
  '</script><script>hit()</script>', '</ScRiPt ><script>hit()</script>', '</script\t><script>hit()</script>', '<!--<script>', '--><script>hit()</script>', '--!><script>hit()</script>', '<!--<script></script>--><script>hit()</script>', ']]><script>hit()</script>', '</title><script>hit()</script>', '</textarea><script>hit()</script>', '</style><script>hit()</script>', '</noscript><script>hit()</script>', '</template><script>hit()</script>', '</head><body onload=hit()>',
  '";hit();//', "';hit();//", '\\";hit();//', "\\';hit();//", '`;hit();//', '${hit()}', '*/hit()/*', '";hit()//\u2028hit()', '\u2028hit()\u2029', '\\u003cscript\\u003ehit()\\u003c/script\\u003e', '{"__proto__":{"hit":1}}', '"}]}</script><script>hit()</script>',
]
const outOfTemplates = ['{{constructor.constructor("hit()")()}}', '{{7*7}}', '#{hit()}', '<%= hit() %>', '[x](javascript:hit())', '![x](x"onerror="hit())', '<mark onclick=hit()>x</mark>', '</mark><img src=x onerror=hit()><mark>', '&lt;mark&gt;<script>hit()</script>', '\uFE64script\uFE65hit()\uFE64/script\uFE65', '＜script＞hit()＜/script＞', '\u202E)(tih>tpircs<', 'x\u200B<script>hit()</script>', '<\u0131mg src=x onerror=hit()>', '=HYPERLINK("javascript:hit()")', '@SUM(1)|hit()']

export const hostileTexts: readonly string[] = [...elements, ...outOfAttributes, ...outOfScriptsAndTitles, ...outOfTemplates]

/** Addresses that are none of the web. */
export const hostileAddresses: readonly string[] = ['javascript:hit()', 'JaVaScRiPt:hit()', ' javascript:hit()', 'java\tscript:hit()', 'data:text/html,<script>hit()</script>', 'vbscript:hit()', 'file:///etc/passwd', 'blob:https://x/1', '//evil.example/x', 'https:javascript:hit()']

/** One text in every field of a core document that takes any text, with `title` first so that it can be found. */
export const documentOf = (text: string): Record<string, unknown> => ({
  resourceType: 'DATASET', status: 'PUBLISHED', title: text, titleEn: text, alternativeTitles: [{ lang: 'en', value: text }], description: text, descriptionEn: text, keywords: [text], keywordsEn: [text],
  identifiers: [{ scheme: 'OTHER', value: text }], creators: [{ kind: 'PERSON', name: text, nameEn: text, affiliation: text, role: text }, { kind: 'ORGANIZATION', name: text }], contributors: [{ name: text, role: text }],
  provider: { name: text, nameEn: text }, servicer: { name: text }, contact: { name: text, phone: text, email: text, address: text, postcode: text }, version: text, languages: ['zh-CN'],
  rights: { ipCategory: text, license: text, statement: text }, sharing: { level: 'PUBLIC', scope: text, applicationProcess: text, naturalModes: [text], obtainChannels: [text], serviceModes: ['ONLINE_DOWNLOAD'] },
  spatialCoverage: [{ name: text, adminCode: text, countryCode: text, point: { lon: 113.6, lat: 34.7 } }], temporalCoverage: [{ label: text }], funding: [{ program: text, projectNo: text, projectTitle: text, funder: text }],
  relations: [{ kind: 'CITES', identifier: { scheme: 'OTHER', value: text } }], metadataLicense: text, links: [{ kind: 'LANDING', url: 'https://data.example/', mediaType: text, checksum: text }],
})
