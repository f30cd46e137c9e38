import { createServer, type Socket } from 'node:net'

export interface CaughtMail { to: string[]; source: string }

/** A mail server that keeps what it is given, or refuses as a test says. */
export interface MailCatcher {
  url: string
  mails: CaughtMail[]
  /** Answer to each recipient, such as `550 no such mailbox`; null takes all. */
  refuse: string | null
  close(): Promise<void>
}

const unquoted = (text: string): string => Buffer.from(text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString()

/** Headers unfolded, encoded words as text. */
const decodedHeaders = (text: string): string =>
  text.replace(/\r\n(?=[ \t])/g, '').replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_all, words: string) => Buffer.from(words, 'base64').toString()).replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_all, words: string) => unquoted(words.replaceAll('_', ' ')))

const decodedPart = (part: string): string => {
  const [head = '', ...rest] = part.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const encoding = /^Content-Transfer-Encoding: *([\w-]+)/im.exec(head)?.[1]?.toLowerCase()
  return `${decodedHeaders(head)}\r\n\r\n${encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? unquoted(body.replaceAll('=\r\n', '')) : body}`
}

/** A message as its reader sees it: each part decoded. */
export const decodedMail = (source: string): string => {
  const boundary = /boundary="([^"]*)"/.exec(source)?.[1]
  return (boundary === undefined ? [source] : source.split(`--${boundary}`)).map(decodedPart).join('\r\n')
}

export const catchMail = async (): Promise<MailCatcher> => {
  const catcher: MailCatcher = { url: '', mails: [], refuse: null, close: () => new Promise((resolve) => { for (const socket of sockets) socket.destroy(); server.close(() => resolve()) }) }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let buffer = ''
    let to: string[] = []
    let isData = false
    const say = (line: string): void => void socket.write(`${line}\r\n`)
    const command = (line: string): void => {
      if (/^(EHLO|HELO|MAIL|RSET|NOOP)/i.test(line)) return say('250 ok')
      if (/^RCPT/i.test(line)) {
        if (catcher.refuse !== null) return say(catcher.refuse)
        to.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
        return say('250 ok')
      }
      if (/^DATA/i.test(line)) {
        isData = true
        return say('354 go on')
      }
      if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n')
      say('500 what')
    }
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const text = buffer.slice(0, end)
        buffer = buffer.slice(end + (isData ? 5 : 2))
        if (!isData) command(text)
        else {
          isData = false
          catcher.mails.push({ to, source: Buffer.from(text, 'latin1').toString() })
          to = []
          say('250 taken')
        }
      }
    })
    say('220 catcher')
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  catcher.url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return catcher
}
