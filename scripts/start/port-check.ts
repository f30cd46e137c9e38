import { createServer } from 'node:net'
import { UserMessage } from '../user-message.ts'

/** Says at once, before anything is started, where the port cannot be had. */
export const checkPort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const because = error.code === 'EACCES' ? '没有权限使用' : error.code === 'EADDRINUSE' ? '已被占用' : `不能使用(${error.code})`
      const english = error.code === 'EACCES' ? 'is not permitted' : error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code})`
      reject(new UserMessage(`端口 ${host}:${port} ${because};请用 --port 换一个,如 --port ${port + 1} / Port ${port} ${english}: choose another with --port`))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
