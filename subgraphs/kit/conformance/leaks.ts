import type { Sentence } from '../../../schema/checks/check.ts'
import { says } from './finding.ts'

/** What an answer must not tell, and how it is recognised. Frozen names. The text is hostile: nothing unbounded begins where another of its kind may. */
const LEAKS: readonly { kind: string; name: Sentence; pattern: RegExp }[] = [
  {
    kind: 'STACK', name: says('调用栈', 'a stack trace'),
    pattern: /Traceback \(most recent call last\)|File \\?"[^"]+\\?", line \d+|(?:\\n|\n)\s*at [\w$.<>[\] ]+ ?\(|\bat (?:[\w$]+\.){2,}[\w$<>]+\([\w$]*(?:\.java|\.kt|\.scala|Native Method|Unknown Source)|goroutine \d+ \[|"(?:stacktrace|stackTrace|stack_trace|stack|trace)"\s*:\s*(?:\[|"[^"]*\\n)|#\d+ \/\S+\.php\(\d+\)| in \S+\.(?:php|rb|py|cs) ?(?:on line|:line|:)\s*\d+|\b(?:java|javax|org\.springframework|org\.hibernate|kotlin)\.[\w.]{1,200}(?:Exception|Error)\b|\bSystem\.[\w.]{1,200}Exception\b/,
  },
  { kind: 'PATH', name: says('文件路径', 'a path of the file system'), pattern: /(?:^|[\s"'(=:`])(?:\/(?:home|root|usr|var|opt|etc|srv|app|src|data|tmp|mnt|Users|private)\/[\w.@/-]+|[A-Za-z]:\\{1,2}[\w. -]+\\{1,2}|\/?(?:[\w.@-]+\/)*(?:node_modules|site-packages|vendor)\/[\w./@-]+)/ },
  {
    kind: 'SQL', name: says('数据库语句或错误', 'a statement or an error of the database'),
    pattern: /\bselect\s[^;]{1,400}?\sfrom\s+[\w"`[.\\\]]+\s+(?:where|join|left|inner|order|limit|as)\b|\binsert into\s+[\w"`[.\\\]]+\s*(?:\(|values)|\bupdate\s+[\w"`[.\\\]]+\s+set\s+[\w"`[.\\\]]+\s*=|\bdelete from\s+[\w"`[.\\\]]+\s+where\b|syntax error at or near|SQLSTATE|\bORA-\d{4,5}\b|relation \\?"[\w.]+\\?" does not exist|column \\?"[\w.]+\\?" does not exist|no such (?:table|column)\b|You have an error in your SQL syntax|\b(?:sqlite3|psycopg2?|pymysql|asyncpg|sqlalchemy|MongoServerError|PG::|PrismaClient)\b/i,
  },
  {
    kind: 'ADDRESS', name: says('内部地址', 'an internal address'),
    pattern: /\b(?:10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|169\.254\.\d{1,3}\.\d{1,3})\b|\blocalhost:\d+|\b(?:ECONNREFUSED|ENOTFOUND|EHOSTUNREACH)\b|\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqp|jdbc:\w+):\/\/|\b[\w-]{1,63}\.(?:svc\.cluster\.local|internal|corp|lan)\b/,
  },
]

/** Kinds of what an error answer tells of the machine behind it. */
export const leaksIn = (text: string): { kind: string; name: Sentence }[] => LEAKS.filter(({ pattern }) => pattern.test(text))
