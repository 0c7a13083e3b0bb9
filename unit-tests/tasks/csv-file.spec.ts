import { csvRecords } from "../../src/tasks/csv-file"

async function read(bytes: Buffer, size: number): Promise<string[][]> {
  async function* pieces() {
    for (let start = 0; start < bytes.length; start += size) {
      yield bytes.subarray(start, start + size)
    }
  }
  const records: string[][] = []
  for await (const some of csvRecords(pieces())) {
    records.push(...some.map(({ cells }) => cells))
  }
  return records
}

const utf8 = (text: string) => Buffer.from(text)
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")
const rows = [
  ["code", "tag"],
  ["A1", "é€😀"],
]

it.each<[string, Buffer, string[][]]>([
  ["UTF-8", utf8("code,tag\nA1,é€😀\n"), rows],
  ["UTF-8 with a mark before a quote", utf8('\ufeff"code","tag"\n"A1","é€😀"'), rows],
  ["UTF-16, little end first", utf16("code;tag\r\nA1;é€😀\r\n"), rows],
  ["UTF-16, big end first", utf16("code\ttag\r\nA1\té€😀").swap16(), rows],
  ["UTF-16 without a mark", utf16("code|tag\rA1|é€😀\r").subarray(2), rows],
  ["all line ends mixed", utf8("code\r\nA1\nA2\rA3"), [["code"], ["A1"], ["A2"], ["A3"]]],
  ["empty lines above", utf8("\r\n \n\ncode;tag\nA1;é€😀\n"), [[" "], ...rows]],
  [
    "delimiters and line ends in quotes",
    utf8('"a;b;c",tag\n"x\r\ny","z""q"\n'),
    [
      ["a;b;c", "tag"],
      ["x\r\ny", 'z"q'],
    ],
  ],
  ["the line for Excel", utf8("sep=;\r\ncode;tag\r\nA1;é€😀"), [["sep=", ""], ...rows]],
  [
    "an empty first column",
    utf8("\tcode\n\tA1"),
    [
      ["", "code"],
      ["", "A1"],
    ],
  ],
  ["one letter", utf8("A"), [["A"]]],
  ["nothing but a mark", utf8("\ufeff"), []],
])("%s reads the same, however it is cut", async (_what, bytes, records) => {
  for (const size of [1, 2, 3, 5, 7, bytes.length]) {
    expect(await read(bytes, size)).toEqual(records)
  }
})

it.each<[string, Buffer, string]>([
  [
    "half a letter at the end",
    Buffer.concat([utf16("code\nA1\n"), Buffer.from([0x41])]),
    "Line 3: this is not text in UTF-16LE",
  ],
  [
    "half a letter of UTF-8 at the end",
    utf8("code\nA1é").subarray(0, -1),
    "Line 2: this is not text in UTF-8",
  ],
  ["a quote that is not closed", utf8('code,tag\nA1,"x\nB2,y\n'), 'Line 3: a quote (") is not closed'],
  ["a field without end", utf8(`code\n${"A".repeat(9_000)}\n`), "Line 2: this row is too long"],
])("%s is told with its line, however it is cut", async (_what, bytes, problem) => {
  for (const size of [1, 3, bytes.length]) {
    await expect(read(bytes, size)).rejects.toThrow(problem)
  }
})
