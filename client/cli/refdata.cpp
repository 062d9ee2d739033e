#include "client/cli/commands.h"
#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "shared/codes/rates.h"
#include "shared/codes/reference_data.h"
#include "shared/codes/tariff.h"
#include "shared/rules/rule.h"
#include "shared/seal/seal.h"
#include "shared/wire/reference_data.h"

namespace quayside::cli {
namespace {

std::string list_json(const codes::CodeList& list) {
  const bool complete = list.completeness == codes::Completeness::complete;
  return JsonObject()
      .number("codes", static_cast<long long>(list.codes.size()))
      .value("complete", complete ? "true" : "false")
      .text("name", list.name)
      .text("source", list.source)
      .str();
}

std::string source_json(const codes::BundleSource& source) {
  return JsonObject()
      .text("edition", source.edition)
      .text("file", source.file)
      .text("from", source.validity.from.to_string())
      .text("kind", source.kind)
      .text("sha256", source.sha256)
      .text("to", source.validity.to.to_string())
      .str();
}

void show_sources(const Terminal& terminal, const codes::Bundle& bundle) {
  for (const codes::BundleSource& source : bundle.sources) {
    terminal.result(terminal.say("cli.refdata_source", {{"file", std::string(source.file)},
                                                        {"kind", std::string(source.kind)},
                                                        {"edition", std::string(source.edition)}}));
    terminal.result("    SHA-256 " + std::string(source.sha256));
  }
}

void show_nomenclatures(const Terminal& terminal) {
  for (const codes::KnownNomenclature& one : codes::known_nomenclatures()) {
    terminal.result(
        terminal.say("cli.refdata_nomenclature", {{"count", std::to_string(one.numbers)},
                                                  {"from", one.validity.from.to_string()},
                                                  {"to", one.validity.to.to_string()}}));
  }
}

std::string nomenclature_json(const codes::KnownNomenclature& one) {
  return JsonObject()
      .value("builtIn", one.built_in ? "true" : "false")
      .text("from", one.validity.from.to_string())
      .number("numbers", static_cast<long long>(one.numbers))
      .text("to", one.validity.to.to_string())
      .str();
}

void show_lists(const Terminal& terminal) {
  for (const codes::CodeList& list : codes::all_lists()) {
    const bool complete = list.completeness == codes::Completeness::complete;
    terminal.result(terminal.say(complete ? "cli.refdata_list" : "cli.refdata_partial_list",
                                 {{"list", std::string(list.name)},
                                  {"count", std::to_string(list.codes.size())},
                                  {"source", std::string(list.source)}}));
  }
}

std::string rate_json(const codes::Rate& rate) {
  return JsonObject()
      .text("amount", rate.amount)
      .text("currency", rate.currency)
      .text("from", rate.validity.from.to_string())
      .text("name", rate.name)
      .text("source", rate.source)
      .text("to", rate.validity.to.to_string())
      .value("uncertain", rate.uncertain ? "true" : "false")
      .str();
}

void show_rates(const Terminal& terminal) {
  for (const codes::Rate& rate : codes::all_rates()) {
    terminal.result(terminal.say(rate.uncertain ? "cli.refdata_uncertain_rate" : "cli.refdata_rate",
                                 {{"name", std::string(rate.name)},
                                  {"amount", std::string(rate.amount)},
                                  {"currency", std::string(rate.currency)},
                                  {"from", rate.validity.from.to_string()},
                                  {"to", rate.validity.to.to_string()},
                                  {"source", std::string(rate.source)}}));
  }
}

std::string document() {
  std::vector<std::string> rates;
  for (const codes::Rate& rate : codes::all_rates())
    rates.push_back(rate_json(rate));
  std::vector<std::string> lists;
  for (const codes::CodeList& list : codes::all_lists())
    lists.push_back(list_json(list));
  std::vector<std::string> sources;
  JsonObject document;
  if (const codes::Bundle* bundle = codes::bundle_in_use()) {
    for (const codes::BundleSource& source : bundle->sources)
      sources.push_back(source_json(source));
    document.text("hash", wire::reference_data_hash());
    document.text("imported", bundle->imported.to_string());
  }
  std::vector<std::string> nomenclatures;
  for (const codes::KnownNomenclature& one : codes::known_nomenclatures())
    nomenclatures.push_back(nomenclature_json(one));
  return document.value("lists", json_array(lists))
             .value("nomenclatures", json_array(nomenclatures))
             .value("rates", json_array(rates))
             .text("ruleSet", rule_set_hash())
             .value("sources", json_array(sources))
             .str() +
         "\n";
}

}  // namespace

Result<Done> use_refdata(const Options& options) {
  if (options.refdata.empty()) return Done{};
  auto bytes = read_file(options.refdata, codes::kBundleBytesMax);
  if (!bytes) return bytes.error();
  const auto used = wire::use_reference_data(std::move(*bytes));
  if (!used) return used.error();
  return Done{};
}

int import_refdata(const Terminal& terminal, const Options& options) {
  std::vector<wire::OfficialFile> files;
  for (const std::string& path : options.files) {
    auto bytes = read_file(path, wire::kOfficialFileBytesMax);
    if (!bytes) return terminal.fail(bytes.error(), path);
    files.push_back({path, std::move(*bytes)});
  }
  const auto today = day_of("");
  if (!today) return terminal.fail(today.error());
  const auto bundle = wire::import_reference_data(files, {options.list, options.year, *today});
  if (!bundle) return terminal.fail(bundle.error());
  for (const std::string& name : bundle->not_used)
    terminal.note(terminal.say("cli.refdata_not_used", {{"list", name}}));
  const bool to_stdout = options.output.empty() || options.output == "-";
  if (to_stdout && !terminal.json) {
    terminal.document(bundle->text);
    return kDone;
  }
  JsonObject document;
  document.text("hash", seal::hex(seal::sha256(bundle->text)));
  if (to_stdout) {
    document.text("bundle", bundle->text);
  } else {
    const Result<Done> written = write_file(options.output, bundle->text);
    if (!written) return terminal.fail(written.error(), options.output);
    document.text("written", options.output);
    terminal.note(terminal.say("cli.written", {{"file", options.output}}));
  }
  if (terminal.json) terminal.document(document.str() + "\n");
  return kDone;
}

int show_refdata(const Terminal& terminal, const Options& options) {
  if (!options.files.empty()) {
    Options named = options;
    named.refdata = options.files.front();
    const auto used = use_refdata(named);
    if (!used) return terminal.fail(used.error(), named.refdata);
  }
  if (const codes::Bundle* bundle = codes::bundle_in_use()) {
    terminal.result(
        terminal.say("cli.refdata_bundle", {{"hash", std::string(wire::reference_data_hash())},
                                            {"day", bundle->imported.to_string()}}));
    show_sources(terminal, *bundle);
  }
  show_nomenclatures(terminal);
  show_lists(terminal);
  show_rates(terminal);
  terminal.result(terminal.say("cli.rule_set", {{"hash", std::string(rule_set_hash())}}));
  if (terminal.json) terminal.document(document());
  return kDone;
}

}  // namespace quayside::cli
