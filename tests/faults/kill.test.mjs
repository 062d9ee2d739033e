// The server is killed (kill -9) at random moments while declarations are being submitted.
//
// What must hold afterwards: every acknowledged submission is there with the receipt that was given
// for it, and customs has seen each declaration exactly once.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";

import { account } from "../support/account.mjs";
import { eventually, Harbour, pause } from "../support/processes.mjs";
import { signedInTrader } from "../support/trader.mjs";
import { submitUnderFire } from "../support/under_fire.mjs";

const submissions = Number(process.env.QUAYSIDE_FAULT_SUBMISSIONS ?? 200);
// For every other one customs is silent for 15 s, so that no notification tells the server what
// became of a delivery it was killed in: it has to look it up. A few are answered after 8 s only,
// so that a kill falls into their delivery whatever the machine's pace.
const lrnOf = (prefix) => (number) =>
    `${prefix}-${number % 2 ? "MUTE-" : ""}${number % 50 === 25 ? "SLOW-" : ""}${number}`;

test("the account finds a loss, a duplicate and a stranger", () => {
    const acknowledged = [{ lrn: "A" }, { lrn: "B" }, { lrn: "C" }];
    const ledger = [
        { messageId: "1", lrn: "A", count: 2 },
        { messageId: "2", lrn: "C", count: 1 },
        { messageId: "3", lrn: "C", count: 1 },
        { messageId: "4", lrn: "X", count: 1 },
    ];
    assert.deepEqual(account(acknowledged, ledger), { lost: 1, duplicated: 2, strangers: ["X"] });
});

/// Waits until customs has them all and has answered; says what is wrong.
async function accountInTheEnd(harbour, trader, acknowledged) {
    await eventually(async () => account(acknowledged, await harbour.ledger()).lost === 0, {
        within: 40_000,
        what: "the delivery of everything",
    }).catch(() => {}); // the account says how many are missing
    for (const { signed } of acknowledged) await trader.waitFor(signed.id, "cleared");
    return account(acknowledged, await harbour.ledger());
}

test("nothing acknowledged is lost and nothing is sent twice", async (t) => {
    const harbour = await Harbour.open({ paceMs: 20 });
    t.after(() => harbour.close());
    const trader = await signedInTrader(harbour.origin);
    let kills = 0;
    const crash = () => {
        ++kills;
        return harbour.crashServer();
    };
    const fire = { count: submissions, lrnOf: lrnOf("KILL"), crash };
    const { acknowledged, begun } = await submitUnderFire(harbour, trader, fire);

    let changed = 0;
    for (const { signed, answer } of acknowledged) {
        const again = await trader.submit(signed);
        const isSame = again.receipt === answer.receipt && again.signature === answer.signature;
        if (!isSame || again.status !== 200) ++changed;
        const evidence = await trader.evidence(signed.id);
        assert.ok(JSON.stringify(evidence).includes(answer.signature), "evidence has the receipt");
    }

    const { lost, duplicated, strangers } = await accountInTheEnd(harbour, trader, acknowledged);
    console.log(`acknowledged ${acknowledged.length}, lost ${lost}, duplicated ${duplicated}, ` +
        `kills ${kills}, killed in a delivery ${begun}`);
    assert.equal(acknowledged.length, submissions);
    assert.ok(begun > 0, "some kills came between taking a row and knowing its outcome");
    assert.deepEqual({ lost, duplicated, strangers, changed },
        { lost: 0, duplicated: 0, strangers: [], changed: 0 });
});

test("customs is killed too, alone or together with the server", async (t) => {
    const harbour = await Harbour.open({ paceMs: 20 });
    t.after(() => harbour.close());
    const trader = await signedInTrader(harbour.origin);
    let kills = 0;
    const crash = async () => {
        const together = ++kills % 2 === 0;
        await Promise.all([harbour.crashCustoms({ paceMs: 20 }),
            together ? pause(randomInt(0, 20)).then(() => harbour.crashServer()) : undefined]);
    };
    const fire = { count: submissions / 4, lrnOf: lrnOf("BOTH"), crash };
    const { acknowledged } = await submitUnderFire(harbour, trader, fire);
    const found = await accountInTheEnd(harbour, trader, acknowledged);
    console.log(`acknowledged ${acknowledged.length}, lost ${found.lost}, ` +
        `duplicated ${found.duplicated}, kills ${kills}`);
    assert.deepEqual(found, { lost: 0, duplicated: 0, strangers: [] });
});
