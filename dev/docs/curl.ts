/** A request as curl would send it. */
export type CurlRequest = {
  method: string
  url: string
  headers: [name: string, value: string][]
  /** Of `-d`. */
  body?: string
  /** Of `-F`; a value `@name` is the content of a file. */
  form: [name: string, value: string][]
}

/**
 * The requests of a block of commands, in order. Reads as much of a shell and of curl as the guides need, and throws at
 * anything else: a recipe that was half understood would look as if it had been tried.
 */
export function requestsOf(text: string): CurlRequest[] {
  const requests = text
    .split(/(?=^curl )/m)
    .filter((part) => part.startsWith("curl "))
    .map((command) => requestOf(wordsOf(command)))
  if (requests.length !== [...text.matchAll(/\bcurl\b/g)].length) {
    throw new Error("a curl that does not begin its line is not read")
  }
  return requests
}

// What is between quotes, a line that goes on, an escaped character, plain text, blanks, the end of a line.
const piece = /'([^']*)'|"([^"\\`]*)"|\\\n|\\(.)|([^\s'"\\|&;<>()`]+)|([^\S\n]+)|(\n)/y

/** The words of one command. Variables stay as they are written: whoever runs it puts something in their place. */
function wordsOf(command: string): string[] {
  const words: string[] = []
  const text = command.trim()
  let word: string | undefined
  for (piece.lastIndex = 0; piece.lastIndex < text.length; ) {
    const at = piece.lastIndex
    const found = piece.exec(text)
    if (!found || found[6] !== undefined) {
      throw new Error(`curl: "${text.slice(at).trim()}" is not read`)
    }
    const part = found.slice(1, 5).find((group) => group !== undefined)
    if (part !== undefined) {
      word = (word ?? "") + part
    } else if (word !== undefined && found[5] !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  return word === undefined ? words : [...words, word]
}

function requestOf([, ...words]: string[]): CurlRequest {
  const request: CurlRequest = { method: "", url: "", headers: [], form: [] }
  const options: Record<string, (value: string) => void> = {
    "-X": (value) => void (request.method = value),
    "-H": (value) => void request.headers.push(pairOf(value, ":")),
    "-d": (value) => void (request.body = value),
    "-F": (value) => void request.form.push(pairOf(value, "=")),
  }
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (Object.hasOwn(options, word) && index + 1 < words.length) {
      options[word](words[++index])
    } else if (word.startsWith("-") || request.url) {
      throw new Error(`curl: "${word}" is not read`)
    } else {
      request.url = word
    }
  }
  if (!request.url) {
    throw new Error("curl: no address")
  }
  const sendsSomething = request.body !== undefined || request.form.length > 0
  return { ...request, method: request.method || (sendsSomething ? "POST" : "GET") }
}

function pairOf(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  if (at < 1) {
    throw new Error(`curl: "${text}" has no "${separator}"`)
  }
  return [text.slice(0, at), text.slice(at + 1).trim()]
}
