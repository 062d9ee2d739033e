// The server is killed (kill -9) at random moments while declarations are being submitted.
//
// What must hold afterwards: every acknowledged submission is there with the receipt that was given
// for it, and customs has seen each declaration exactly once.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";

import { eventually, Harbour, pause } from "../support/processes.mjs";
import { h7Declaration, Refused, signedInTrader } from "../support/trader.mjs";

const submissions = Number(process.env.QUAYSIDE_FAULT_SUBMISSIONS ?? 200);
const perKill = 5;
const retryWithinMs = 60_000;
// For every other one customs is silent for 15 s, so that no notification tells the server what
// became of a delivery it was killed in: it has to look it up.
const lrnOf = (number) => `KILL-${number % 2 ? "MUTE-" : ""}${number}`;

/// Sends the same envelope until the server acknowledges it.
async function submitUntilAcknowledged(trader, signed) {
    const deadline = Date.now() + retryWithinMs;
    for (;;) {
        try {
            return await trader.submit(signed);
        } catch (error) {
            if (Date.now() > deadline) throw error;
            // 5xx and a broken connection are what a dying server looks like; all else is wrong.
            if (error instanceof Refused && error.status < 500) throw error;
            await pause(randomInt(5, 40));
        }
    }
}

/// How many of the acknowledged are missing at customs, and how many came more than once.
export function account(acknowledged, ledger) {
    const times = new Map();
    for (const { lrn, count } of ledger) times.set(lrn, (times.get(lrn) ?? 0) + count);
    const seen = acknowledged.map(({ lrn }) => times.get(lrn) ?? 0);
    return {
        lost: seen.filter((count) => count === 0).length,
        duplicated: seen.filter((count) => count > 1).length,
        strangers: [...times.keys()].filter((lrn) => !acknowledged.some((one) => one.lrn === lrn)),
    };
}

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

/// Rounds of a few submissions; in each the server dies at a moment of its own.
async function submitUnderFire(harbour, trader) {
    const answers = [];
    let kills = 0;
    for (let first = 0; first < submissions; first += perKill) {
        const count = Math.min(perKill, submissions - first);
        for (let i = 0; i < count; ++i) {
            const signed = trader.sign(h7Declaration({ lrn: lrnOf(first + i) }));
            const start = pause(randomInt(0, 30));
            answers.push(
                start
                    .then(() => submitUntilAcknowledged(trader, signed))
                    .then((answer) => ({ signed, lrn: signed.lrn, answer })),
            );
            answers.at(-1).catch(() => {}); // reported by Promise.all below
        }
        await pause(randomInt(1, 80));
        await harbour.crashServer();
        ++kills;
    }
    return { acknowledged: await Promise.all(answers), kills };
}

test("nothing acknowledged is lost and nothing is sent twice", async (t) => {
    const harbour = await Harbour.open({ paceMs: 20 });
    t.after(() => harbour.close());
    const trader = await signedInTrader(harbour.origin);
    const { acknowledged, kills } = await submitUnderFire(harbour, trader);

    let changed = 0;
    for (const { signed, answer } of acknowledged) {
        const again = await trader.submit(signed);
        const isSame = again.receipt === answer.receipt && again.signature === answer.signature;
        if (!isSame || again.status !== 200) ++changed;
        const evidence = await trader.evidence(signed.id);
        assert.ok(JSON.stringify(evidence).includes(answer.signature), "evidence has the receipt");
    }

    await eventually(async () => account(acknowledged, await harbour.ledger()).lost === 0, {
        within: 40_000,
        what: "the delivery of everything",
    }).catch(() => {}); // the account below says how many are missing
    for (const { signed } of acknowledged) await trader.waitFor(signed.id, "cleared");

    const { lost, duplicated, strangers } = account(acknowledged, await harbour.ledger());
    console.log(`acknowledged ${acknowledged.length}, lost ${lost}, duplicated ${duplicated}, ` +
        `kills ${kills}`);
    assert.equal(acknowledged.length, submissions);
    assert.deepEqual({ lost, duplicated, strangers, changed },
        { lost: 0, duplicated: 0, strangers: [], changed: 0 });
});
