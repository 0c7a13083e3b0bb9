/** A promise to whoever prints a million codes, and the tests that hold us to it: file, and words of the test's name. */
export type Promised = { promise: string; how: string; tests: [file: string, words: string][] }

const races = "integration-tests/http/races.spec.ts"
const faults = "integration-tests/faults/faults.spec.ts"
const topologies = "integration-tests/faults/topologies.spec.ts"
const redeem = "integration-tests/http/redeem.spec.ts"
const events = "integration-tests/http/events.spec.ts"
const imports = "integration-tests/http/imports.spec.ts"
const counters = "integration-tests/module/counters.spec.ts"
const generateTask = "integration-tests/module/generate-task.spec.ts"
const importTask = "integration-tests/module/import-task.spec.ts"
const model = "integration-tests/http/model.spec.ts"

export const promises: Promised[] = [
  {
    promise: "A code is never redeemed more often than it may be",
    how: "The use is counted by an update that also checks it. 200 redeemers at once, and a check-then-write twin that must fail the same storm.",
    tests: [
      [races, "lets exactly one of 200 parallel redeemers have a single-use code"],
      [races, "redeems one code many times, and passes a limit of 3"],
      [topologies, "gives a code to one of 200 who want it"],
    ],
  },
  {
    promise: "A member's limit holds, in every calendar window",
    how: "One row per member and window, moved by the statement that checks the cap. Windows are tables over clock changes.",
    tests: [
      [races, "lets a member with 20 codes in parallel have exactly the 3 of the limit"],
      ["unit-tests/domain/windows.spec.ts", "clock"],
      [topologies, "keeps a member's limit and a campaign's budget to the last unit"],
    ],
  },
  {
    promise: "A budget is spent to the last unit, never beyond, and never refuses while there is room",
    how: "Counters in slots with a fallback that sees them all; properties over random caps, amounts, slots and order.",
    tests: [
      [counters, "is exact for any cap, amounts, slots and order"],
      [counters, "refuses nobody while there is room"],
      [counters, "would oversell if it read first and wrote afterwards"],
      [topologies, "carries out batches of events that want the same budget at once"],
    ],
  },
  {
    promise: "One key, one outcome: a retry is always safe",
    how: "The redemption itself is the record of its idempotency key, in the same transaction, and is kept for ever.",
    tests: [
      [races, "makes one redemption of one idempotency key sent 30 times at once"],
      [redeem, "are a conflict with another body"],
      [faults, "the answer to a commit is lost: the same key hears of the redemption that was made"],
    ],
  },
  {
    promise: "What was acknowledged is committed and survives a crash of the database",
    how: "PostgreSQL is killed under load and comes back; every answered redemption is there, once.",
    tests: [[faults, "PostgreSQL is killed three times under load"]],
  },
  {
    promise: "All effects of a redemption or none; what reaches outside happens in the end, once",
    how: "Points are part of the claim. Coupons and the like are rows of the same transaction, applied under a lease, found again by their own id.",
    tests: [
      [faults, "a process is killed at every step of redeeming, rewarding and reversing"],
      [faults, "a process is killed around every change of a customer"],
      [faults, "a process is killed around a handler of the shop's own"],
      ["integration-tests/http/effects.spec.ts", "is one, however often applying it is begun again"],
    ],
  },
  {
    promise: "An event may come once, twice or fifty times; events of ours are sent at least once",
    how: "Keys on what comes in; marks, set after the commit, on what goes out. Redis may be killed and come back empty.",
    tests: [
      [events, "arrive on the event bus, as often as it likes"],
      [
        "integration-tests/http/orders.spec.ts",
        "redeem the code in their metadata, however often they are delivered",
      ],
      [topologies, "loses and doubles nothing when Redis is killed in the middle and comes back empty"],
    ],
  },
  {
    promise: "Making, importing and printing codes survives any crash, to the exact code",
    how: "Chunk, counts and cursor are one transaction, under a fence. A frozen worker is shut out.",
    tests: [
      [generateTask, "survives SIGKILL again and again: exactly 200 000 codes, none live before the end"],
      [generateTask, "shuts out a worker that was frozen past its lease"],
      [importTask, "SIGKILL"],
      [faults, "workers are killed in the middle of tasks, and one is frozen past its lease"],
      [faults, "a process is killed while it prints"],
    ],
  },
  {
    promise: "No deadlocks by design",
    how: "One lock order everywhere, also inside of batches. Every fault run asks PostgreSQL how many it had to break up: none.",
    tests: [
      [topologies, "carries out batches of events that want the same budget at once"],
      [
        "integration-tests/http/reversal.spec.ts",
        "may race redemptions, pauses and each other without a trace in the books",
      ],
    ],
  },
  {
    promise: "A deploy needs no interruption: two versions may run beside each other for a while",
    how: "Migrations leave in place what an earlier version reads and calls. The same storms, sent in turn to processes of both versions on one database, before every release.",
    tests: [[topologies, "this version and an older one"]],
  },
  {
    promise: "The books always balance",
    how: "The invariants are one view in the database: read after every integration test, by the admin's health card and by your own monitoring.",
    tests: [
      [model, "model and database agree on every program"],
      ["integration-tests/http/engine.spec.ts", "the books are open to staff, and all is well in them"],
    ],
  },
  {
    promise: "Codes cannot be guessed",
    how: "Randomness of the operating system without bias; formats whose odds are too good are refused with the length that would do.",
    tests: [
      ["unit-tests/domain/code-generator.spec.ts", "draws every position from all characters alike"],
      ["integration-tests/http/campaigns.spec.ts", "refuse odds that are too good for guessers"],
    ],
  },
  {
    promise: "An answer does not say whether a code exists",
    how: "Unknown, voided, unavailable and somebody else's codes answer members byte for byte the same, after the same work.",
    tests: [
      [redeem, "unknown, voided, bound to another and of a draft answer members the same, byte for byte"],
      ["integration-tests/security/oracle.spec.ts", "asks the database the same questions for each"],
    ],
  },
  {
    promise: "Guessers are held off, however they spell, spread or hurry",
    how: "Failures are counted per member and per network, before the look-up, on what the code is read as; an attack on a campaign sounds an alarm.",
    tests: [
      ["integration-tests/http/throttle.spec.ts", "gets few guesses in, however many are sent at once"],
      ["integration-tests/http/throttle.spec.ts", "an attack on a campaign sounds the alarm once"],
      ["integration-tests/security/throttle-redis.spec.ts", "hold a member off in every process"],
    ],
  },
  {
    promise: "No code in a log, an address, an event, an error or a public file",
    how: "Whole flows run with everything captured, and every code they made is searched for in it.",
    tests: [["integration-tests/security/secrets.spec.ts", "no code leaves but to whom it is meant for"]],
  },
  {
    promise: "Everybody can do what is theirs, and nothing else",
    how: "A table of every route and every kind of caller; a route without a row fails the tests.",
    tests: [
      [
        "integration-tests/http/access.spec.ts",
        "lets in who may come in, route by route and caller by caller",
      ],
      ["integration-tests/http/access.spec.ts", "takes nobody's word for who they are"],
    ],
  },
  {
    promise: "Whatever is sent is answered, never a fault",
    how: "Hostile values in every field of every body, any JSON at every door, mutated files; the seeds are printed.",
    tests: [
      ["integration-tests/security/fuzz.spec.ts", "any JSON at all at any door is an answer, never a fault"],
      [
        "integration-tests/security/fuzz.spec.ts",
        "any file is taken in with every row accounted for, or refused",
      ],
    ],
  },
  {
    promise: "A file of codes comes in completely accounted for, whatever is in it",
    how: "Every row is a code, a duplicate or an issue with its line; nothing is redeemable before the whole file is in.",
    tests: [
      [imports, "account for every row, and give a list of errors that can be mended and uploaded again"],
    ],
  },
  {
    promise: "A file of codes that goes out is inert in spreadsheets and comes in again unchanged",
    how: "Cells that would be formulas are quoted as text, and read back as they were.",
    tests: [
      [imports, "give every code with its state, inert in spreadsheets, and are recorded"],
      [imports, "can be imported again: everything is known already and nothing changes"],
    ],
  },
  {
    promise: "It works the same in one process or many, with Redis or without",
    how: "The same storms in three topologies of Medusa.",
    tests: [[topologies, "one process, no Redis"]],
  },
  {
    promise: "The database's clock decides, not a host's",
    how: "Servers whose clocks are two hours wrong answer like the others.",
    tests: [[faults, "a host's clock is two hours wrong"]],
  },
]
