// Submitting while something is killed (kill -9) again and again.
import { randomInt } from "node:crypto";

import { pause } from "./processes.mjs";
import { h7Declaration, Refused } from "./trader.mjs";

const perKill = 5;
const retryWithinMs = 60_000;

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

/// Deliveries that a killed server had begun, as the one started after it says in its log.
function foundBegun(server) {
    const found = server.log.matchAll(/"outbox_recovered","unknown":"(\d+)"/g);
    return [...found].reduce((sum, [, count]) => sum + Number(count), 0);
}

/// Rounds of a few submissions; in each, `crash` is called at a moment of its own.
export async function submitUnderFire(harbour, trader, { count, lrnOf, crash }) {
    const answers = [];
    let begun = 0;
    for (let first = 0; first < count; first += perKill) {
        for (let i = first; i < Math.min(first + perKill, count); ++i) {
            const signed = trader.sign(h7Declaration({ lrn: lrnOf(i) }));
            const start = pause(randomInt(0, 30));
            answers.push(
                start
                    .then(() => submitUntilAcknowledged(trader, signed))
                    .then((answer) => ({ signed, lrn: signed.lrn, answer })),
            );
            answers.at(-1).catch(() => {}); // reported by Promise.all below
        }
        await pause(randomInt(1, 80));
        const { server } = harbour;
        await crash();
        if (harbour.server !== server) begun += foundBegun(server);
    }
    const acknowledged = await Promise.all(answers);
    return { acknowledged, begun: begun + foundBegun(harbour.server) };
}
