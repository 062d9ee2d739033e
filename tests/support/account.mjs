// The account of a fault test: what the server has acknowledged against what customs has received.

/// How many of the acknowledged are missing at customs, and how many came more than once.
export function account(acknowledged, ledger) {
    const times = new Map();
    for (const { lrn, count } of ledger) times.set(lrn, (times.get(lrn) ?? 0) + count);
    const seen = acknowledged.map(({ lrn }) => times.get(lrn) ?? 0);
    const ours = new Set(acknowledged.map(({ lrn }) => lrn));
    return {
        lost: seen.filter((count) => count === 0).length,
        duplicated: seen.filter((count) => count > 1).length,
        strangers: [...times.keys()].filter((lrn) => !ours.has(lrn)),
    };
}
