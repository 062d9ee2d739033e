// Soak: many declarations to both authorities at once. Of every twenty of one authority one meets
// each of the faults below, and the LRN says what customs decides.
//
// What must hold: customs has received each declaration that the server acknowledged exactly once,
// and each has the status and the timeline that customs' decision leads to.
//
// QUAYSIDE_SOAK_MESSAGES=10000 node --test tests/faults/soak.test.mjs
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";

import { account } from "../support/account.mjs";
import { Harbour, pause } from "../support/processes.mjs";
import { britishExport, h7Declaration, signedInTrader } from "../support/trader.mjs";
import { goodDeclarations } from "../support/vectors.mjs";

const messages = Number(process.env.QUAYSIDE_SOAK_MESSAGES ?? 240);
const settledWithinMs = 60_000 + messages * 500;
const period = 20; // one in twenty: 5 %
const atOnce = 8;
const silentForDays = "WEEK";

// RESETMUTE: taken, the connection broken, and no notification before we have to look it up.
const faults = ["SLOW", "LATE", "HTTP500", "HTTP429", "RESET", "RESETMUTE", "HANG", "DUPLICATE",
    "REORDER", "SILENT", silentForDays];
const danishFaults = [...faults, "GARBAGE"];

const firstGood = (profile, dataSet, type) => {
    for (const one of goodDeclarations(profile)) {
        if (one.dataSet === dataSet && one.additionalDeclarationType === type) return one;
    }
    throw new Error(`no vector of ${profile} ${dataSet}`);
};
const danishImport = firstGood("dk", "H1", "A");
const britishImport = firstGood("gb", "H1", "A");

const withNewDucr = (declaration) => {
    const made = structuredClone(declaration);
    for (const document of made.goodsShipment.previousDocuments) {
        if (document.type !== "ZDCR") continue;
        const [owner] = document.referenceNumber.split("-");
        document.referenceNumber = `${owner}-${randomUUID().slice(0, 13).toUpperCase()}`;
    }
    return made;
};

const accepted = ["CWMRCV", "CWMTAX", "CWMACC"];
const cleared = [...accepted, "CWMROG", "CWMCLE"];
const danishH7 = (lrn) => h7Declaration({ lrn });
const danish = [
    { word: "", status: "cleared", events: cleared, make: danishH7 },
    { word: "REJECT", status: "rejected", events: ["CWMRCV", "CWMREJ"], make: danishH7 },
    { word: "", status: "cleared", events: cleared, make: (lrn) => ({ ...danishImport, lrn }) },
    { word: "INVALIDATE", status: "invalidated", events: [...accepted, "CWMINV"], make: danishH7 },
    { word: "", status: "received", events: ["CWMRCV", "CWMTAX"],
        make: (lrn) => h7Declaration({ lrn, type: "D" }) },
];

const exported = (lrn) => britishExport({ lrn });
const imported = (lrn) => ({ ...withNewDucr(britishImport), lrn });
const british = [
    { word: "C", status: "cleared", events: ["DMSACC", "DMSROG", "DMSCLE"], make: exported },
    { word: "C", status: "cleared", events: ["DMSACC", "DMSTAX", "DMSROG", "DMSCLE"],
        make: imported },
    { word: "B", status: "rejected", events: ["DMSREJ"], make: imported },
    { word: "G", status: "accepted", events: ["DMSACC"], make: exported },
    { word: "X", status: "exited", events: ["DMSACC", "DMSEOG"], make: exported },
];

/// The declaration number `index` of an authority: { lrn, declaration, status, events, fault }.
function task(index, outcomes, faultsHere, lrnOf) {
    const outcome = outcomes[(index + Math.floor(index / period)) % outcomes.length];
    const fault = faultsHere[index % period] ?? "";
    const lrn = lrnOf(index.toString(36).toUpperCase().padStart(3, "0"), outcome.word, fault);
    assert.ok(lrn.length <= 22, lrn);
    const { status, events } = outcome;
    return { lrn, declaration: outcome.make(lrn), status, events: ["submitted", "sent", ...events].sort(),
        fault };
}

const danishTask = (index) =>
    task(index, danish, danishFaults, (number, word, fault) => number + word + fault);
const britishTask = (index) =>
    task(index, british, faults, (number, word, fault) => `${word}-${number}-${fault}`);

/// Calls `work` for all of them, some at a time.
async function forEach(all, work) {
    const left = [...all];
    const worker = async () => {
        for (let one = left.pop(); one; one = left.pop()) await work(one);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}

const viewOf = ({ trader, id }) => trader.submission(id);

/// Waits until each has its status; those that have not in time are returned with what they have.
async function settle(tasks) {
    const deadline = Date.now() + settledWithinMs;
    let open = tasks;
    while (open.length > 0 && Date.now() < deadline) {
        const still = [];
        await forEach(open, async (one) => {
            one.has = (await viewOf(one)).status;
            if (one.has !== one.status) still.push(one);
        });
        open = still;
        if (open.length > 0) await pause(500 + open.length); // asking must not be the load
    }
    return open.map(({ lrn, status, has }) => ({ lrn, status, has }));
}

async function lodgeAll(harbour, tasks) {
    const traders = new Map();
    for (const { declaration } of tasks) {
        const eori = declaration.declarant.identificationNumber;
        if (!traders.has(eori)) traders.set(eori, await signedInTrader(harbour.origin, { eori }));
    }
    await forEach(tasks, async (one) => {
        one.trader = traders.get(one.declaration.declarant.identificationNumber);
        one.id = (await one.trader.lodge(one.declaration)).id;
    });
}

const nothingWrong = { lost: 0, duplicated: 0, strangers: [] };

test("nothing is lost, nothing comes twice, each declaration ends as customs decided", async (t) => {
    const harbour = await Harbour.open(
        { paceMs: 50, callsPerSecond: 1000, hmrc: { callsPerSecond: "100" } });
    t.after(() => harbour.close());
    const began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1000);
    const third = Math.floor(messages / 3);
    const gb = Array.from({ length: third }, (_, index) => britishTask(index));
    const dk = Array.from({ length: messages - third }, (_, index) => danishTask(index));
    const all = [...dk, ...gb];

    await lodgeAll(harbour, all);
    console.log(`${dk.length} to Denmark, ${gb.length} to the United Kingdom, with ` +
        `${all.filter(({ fault }) => fault).length} faults, lodged in ${seconds()} s`);

    const silent = all.filter(({ fault }) => fault === silentForDays);
    assert.deepEqual(await settle(all.filter((one) => !silent.includes(one))), []);
    console.log(`all that customs spoke of are settled after ${seconds()} s`);
    const waiting = silent.map((one) => ({ ...one, status: "sent" }));
    assert.deepEqual(await settle(waiting), [], "of the others customs has said nothing yet");
    await harbour.letDaysPass(8);
    assert.deepEqual(await settle(silent), []);
    await pause(2000); // the second of the last notifications

    await forEach(all, async (one) => {
        const view = await viewOf(one);
        const events = view.timeline.map(({ event }) => event).sort(); // many within one second
        assert.deepEqual([one.lrn, view.status, ...events], [one.lrn, one.status, ...one.events]);
    });
    const found = [account(dk, await harbour.ledger()), account(gb, await harbour.britishLedger())];
    console.log(`${all.length} declarations, lost ${found[0].lost + found[1].lost}, duplicated ` +
        `${found[0].duplicated + found[1].duplicated}, in ${seconds()} s`);
    assert.deepEqual(found, [nothingWrong, nothingWrong]);
});
