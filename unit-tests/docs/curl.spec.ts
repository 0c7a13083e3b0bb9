import { requestsOf } from "../../dev/docs/curl"

describe("the curl commands of the guides", () => {
  it("are read as a shell and curl read them", () => {
    const block = `curl "http://shop/a?x=1" -H "authorization: Bearer $TOKEN"
curl -X POST http://shop/$ID/b \\
  -H 'content-type: application/json' -d '{
    "name": "it\\"s"
  }'
curl http://shop/c -F label="Spring caps" -F file=@codes.csv
`
    expect(requestsOf(block)).toEqual([
      { method: "GET", url: "http://shop/a?x=1", headers: [["authorization", "Bearer $TOKEN"]], form: [] },
      {
        method: "POST",
        url: "http://shop/$ID/b",
        headers: [["content-type", "application/json"]],
        body: '{\n    "name": "it\\"s"\n  }',
        form: [],
      },
      {
        method: "POST",
        url: "http://shop/c",
        headers: [],
        form: [
          ["label", "Spring caps"],
          ["file", "@codes.csv"],
        ],
      },
    ])
    expect(requestsOf("npm install && npm test\n")).toEqual([])
  })

  it.each([
    ["a pipe", "curl http://shop/a | jq .id\n"],
    ["a command substitution", 'curl "http://shop/`whoami`"\n'],
    ["another command", "curl http://shop/a\necho done\n"],
    ["a curl inside of something", "ID=$(curl http://shop/a)\n"],
    ["an option that nobody reads", "curl -L http://shop/a\n"],
    ["a second address", "curl http://shop/a http://shop/b\n"],
    ["no address", "curl -X POST\n"],
    ["a header without a value", "curl http://shop/a -H authorization\n"],
    ["a quote that stays open", "curl 'http://shop/a\n"],
  ])("are not half understood: %s", (_what, block) => {
    expect(() => requestsOf(block)).toThrow("curl")
  })
})
