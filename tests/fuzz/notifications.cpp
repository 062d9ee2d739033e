#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "client/app/apply.h"
#include "client/ui/tree_json.h"
#include "client/ui/ui.h"
#include "client/views/view.h"
#include "server/services/read_submissions.h"
#include "server/services/receive_notification.h"
#include "server/store/sqlite_store.h"
#include "shared/base/ensure.h"
#include "shared/base/text.h"
#include "shared/domain/fields.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/cds_connection.h"
#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "tests/fuzz/inputs.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace quayside::fuzz {
namespace {

using store::Transaction;
using wire::SubmissionView;
using Messages = std::vector<std::string_view>;

constexpr std::size_t kMessagesMax = 4;
constexpr std::string_view kEori = "DK12345678";
constexpr std::string_view kLrn = "QS-2026-000001";

constexpr std::string_view kDanish = R"({"profile":"dk","dataSet":"H7","lrn":"QS-2026-000001",
"additionalDeclarationType":"A","customsOffice":"DK005600","goodsShipment":{
"exporter":{"name":"Maple Paper Ltd","address":{"city":"Vancouver","country":"CA"}},
"locationOfGoods":{"typeOfLocation":"D","qualifierOfIdentification":"Z"},
"transportDocuments":[{"type":"N740","referenceNumber":"123456"}],"goodsItems":[
{"goodsItemNumber":"1","additionalProcedures":[{"code":"F49"}],"packagings":[{"numberOfPackages":"1"}]},
{"goodsItemNumber":"2","additionalProcedures":[{"code":"F49"},{"code":"C07"}]}]}})";
constexpr std::string_view kBritish = R"({"profile":"gb","dataSet":"H1","lrn":"QS-2026-000001",
"declarationType":"IM","additionalDeclarationType":"D","goodsShipment":{
"previousDocuments":[{"type":"ZDCR","referenceNumber":"6GB427168118378-1"}],"goodsItems":[
{"goodsItemNumber":"1","procedure":{"requested":"40","previous":"00"},
"additionalProcedures":[{"code":"000"}],"supportingDocuments":[{"type":"N935"}]},
{"goodsItemNumber":"2","additionalProcedures":[{"code":"1GA"},{"code":"2GA"}]}]}})";

/// A declaration that an authority has, and an amendment of it that is on its way.
struct Lodged {
  std::string_view profile;
  std::string_view conversation;  ///< under which HMRC speaks of it
  std::string id;
  std::string request;
  Declaration declaration;
  std::vector<std::string> untouched = {};  ///< what the server says before customs does
};

/// The store within one of its transactions, so that all that is done to it can be undone.
class StoreWithin final : public store::Store {
 public:
  explicit StoreWithin(Transaction& transaction) : transaction_(transaction) {}
  Result<Done> write(const std::function<Result<Done>(Transaction&)>& work) override {
    return work(transaction_);
  }
  void read(const std::function<void(store::Reader&)>& work) override { work(transaction_); }
  void on_events(std::function<void()>) override {}

 private:
  Transaction& transaction_;
};

class Server {
 public:
  Server() {
    spdlog::set_level(spdlog::level::off);
    auto opened = store::open_sqlite_store(folder_.path() + "/quayside.db");
    ensure(opened.has_value(), "the store opens");
    store_ = std::move(*opened);
    lodge("dk", kDanish, "");
    lodge("gb", kBritish, "c0ffee00-0000-4000-8000-000000000001");
    ensure(store_->write([&](Transaction& t) { return add_all(t); }).has_value(), "all is stored");
    for (Lodged& one : lodged_)
      one.untouched = texts_of(after(one, {}));
  }

  const std::vector<Lodged>& lodged() const { return lodged_; }

  /// What the server says of declaration and request after these messages, which are forgotten.
  std::vector<SubmissionView> after(const Lodged& lodged, const Messages& messages) {
    std::vector<SubmissionView> views;
    const auto undone = store_->write([&](Transaction& t) -> Result<Done> {
      hear(t, lodged, messages);
      views = views_of(t, lodged);
      const auto before = texts_of(views);
      hear(t, lodged, messages);
      ensure(texts_of(views_of(t, lodged)) == before, "what is heard again changes nothing");
      return Error{"undone", "", ""};
    });
    ensure(undone.error().code == "undone", "the store takes what is made of a message");
    return views;
  }

  static std::vector<std::string> texts_of(const std::vector<SubmissionView>& views) {
    std::vector<std::string> texts;
    for (const SubmissionView& view : views)
      texts.push_back(wire::submission_view_to_json(view));
    return texts;
  }

 private:
  void lodge(std::string_view profile, std::string_view json, std::string_view conversation) {
    auto draft = wire::declaration_from_json(json);
    ensure(draft.has_value(), "the draft can be read");
    lodged_.push_back({profile, conversation, std::string(profile) + "-declaration",
                       std::string(profile) + "-request", std::move(*draft)});
  }

  Result<Done> add_all(Transaction& t) {
    t.add_key({"kid", std::string(kEori), "Havnens Spedition ApS", "Bo Holm", "x",
               store::KeyStatus::active, clock_.now_ms()});
    for (const Lodged& one : lodged_) {
      add(t, one, one.id, "");
      add(t, one, one.request, one.id);
      if (!one.conversation.empty()) t.add_conversation(one.conversation, one.id);
    }
    return Done{};
  }

  void add(Transaction& t, const Lodged& lodged, const std::string& id, const std::string& about) {
    store::SubmissionRecord record;
    record.id = id;
    record.eori = kEori;
    record.lrn = kLrn;
    record.profile = lodged.profile;
    record.data_set = lodged.declaration.data_set;
    record.kid = "kid";
    record.envelope_hash = id;
    record.request = about.empty() ? "" : "amendment";
    record.about = about;
    record.received_at = clock_.now_ms();
    t.add_submission(record);
    t.queue_submission(id, "message-" + id, record.received_at);
    auto outbox = t.outbox(id);
    outbox->state = store::OutboxState::sent;
    outbox->first_attempt_at = outbox->sent_at = clock_.now_ms();
    t.set_outbox(*outbox);
  }

  void hear(Transaction& t, const Lodged& lodged, const Messages& messages) {
    StoreWithin within(t);
    const services::Environment environment{within, clock_, key_, false, {"dk", "gb"}};
    for (const std::string_view raw : messages) {
      const auto stored =
          services::receive_notification(environment, {lodged.profile, raw, lodged.conversation});
      ensure(stored.has_value(), "nothing in a message makes receiving it fail");
      services::apply_stored_notifications(environment);
    }
    services::retry_notifications(environment);
    ensure(t.messages_in(store::MessageState::stored, 0, 1).empty(), "every message is looked at");
  }

  static std::vector<SubmissionView> views_of(Transaction& t, const Lodged& lodged) {
    return {services::view_of(t, *t.any_submission(lodged.id)),
            services::view_of(t, *t.any_submission(lodged.request))};
  }

  testing::TemporaryFolder folder_;
  testing::FakeClock clock_;
  const seal::SigningKey key_ = seal::SigningKey::generate();
  std::unique_ptr<store::Store> store_;
  std::vector<Lodged> lodged_;
};

class Client {
 public:
  Client() {
    auto vault = seal::create_vault("a long passphrase", {1, 8 * 1024});
    ensure(vault.has_value(), "a vault is made");
    file_ = vault->file;
    unlocked_ = vault->unlocked;
  }

  /// Reads what the server says, shows it, and goes on to correct what was rejected.
  void show(const Lodged& lodged, const std::string& json, std::string_view language) {
    const auto view = wire::submission_view_from_json(json);
    ensure(view.has_value(), "the client can read what the server says");
    app::AppState state = state_with(lodged, *view, language);
    app::apply(state, app::SubmissionChanged{*view}, kMoment);
    ensure(wire::submission_view_to_json(*state.drafts[0].view) == json, "all of it arrives");
    draw(state);
    if (view->status != wire::Status::rejected || !view->request.empty()) return;
    app::apply(state, app::CorrectRejected{"draft"}, kMoment);
    correct(state);
  }

 private:
  static inline const app::Moment kMoment{1795521600, "corrected"};

  app::AppState state_with(const Lodged& lodged, const SubmissionView& view,
                           std::string_view language) const {
    app::AppState state;
    state.today = Date{2026, 11, 24};
    state.vault_file = file_;
    state.vault = unlocked_;
    state.identity = {std::string(kEori), "Havnens Spedition ApS", "Bo Holm"};
    state.settings.language = language;
    app::Draft draft;
    draft.id = "draft";
    draft.declaration = lodged.declaration;
    draft.submission_id = view.id;
    draft.signature = "jws";
    draft.request.kind = view.request;
    state.drafts.push_back(std::move(draft));
    state.route = app::parse_route("/declarations/draft/status");
    return state;
  }

  void correct(app::AppState& state) {
    const app::Draft* draft = app::current_draft(state);
    draw(state);
    std::set<std::string> seen;
    for (const wire::CustomsError& error : draft->customs_errors) {
      for (const FieldPointer& at : error.at) {
        ensure(find_place(draft->declaration, at).has_value(), "an error leads to a field");
        const app::Route route = app::route_to_field(*draft, at);
        if (!seen.insert(app::route_path(route)).second) continue;
        app::apply(state, app::GoTo{route}, kMoment);
        draw(state);
        draft = app::current_draft(state);
        ensure(draft != nullptr, "the field is on a page of the draft");
      }
    }
  }

  void draw(const app::AppState& state) {
    app::CommandQueue commands;
    ui_.begin_frame({});
    views::draw(state, ui_, commands);
    const ui::SemanticTree& tree = ui_.end_frame();
    std::set<std::string_view> keys;
    for (const ui::SemanticNode& node : tree.nodes) {
      ensure(keys.insert(node.key).second, "each node has a key of its own");
      ensure(is_valid_utf8(node.name) && is_valid_utf8(node.value), "words are text");
    }
    ensure(ui_.unmirrored_items().empty(), "nothing is on the canvas alone");
    const std::string json = ui::tree_to_json(tree, {}, 0);
    ensure(wire::canonical_json(json).has_value(), "the page can read its tree");
  }

  std::string file_;
  std::shared_ptr<const seal::UnlockedVault> unlocked_;
  ui::Ui ui_;
};

Messages messages_in(std::string_view bytes) {
  Messages messages;
  while (messages.size() < kMessagesMax) {
    const std::size_t end = std::min(bytes.find('\f'), bytes.size());
    messages.push_back(bytes.substr(0, end));
    if (end == bytes.size()) break;
    bytes.remove_prefix(end + 1);
  }
  return messages;
}

void judge_as_answer(std::string_view bytes) {
  const std::string words = wire::read_cds_refusal(bytes);
  ensure(words.size() <= 2000 && is_valid_utf8(words), "a refusal is a short text");
  std::vector<wire::CdsFound> found;
  if (auto page = wire::read_cds_search(bytes)) found = std::move(page->found);
  if (auto status = wire::read_cds_status(bytes)) found = std::move(*status);
  for (const wire::CdsFound& one : found) {
    const bool has_time = !one.received_at.empty();
    ensure(!has_time || ms_of_utc_text(one.received_at) != 0, "a time is one");
    ensure(has_time || !one.lrn.empty(), "what is found says when it came, or its LRN");
  }
  static_cast<void>(wire::read_cds_notification_list(bytes));
  static_cast<void>(wire::cds_tokens_from_answer(bytes, 0));
}

std::vector<wire::Notification> read_all(std::string_view profile, const Messages& messages) {
  std::vector<wire::Notification> all;
  for (const std::string_view raw : messages) {
    auto read =
        profile == "gb" ? wire::read_cds_notifications(raw) : wire::read_dms_notifications(raw);
    if (read) std::move(read->begin(), read->end(), std::back_inserter(all));
  }
  return all;
}

// HMRC says which call it answers. Only which of two with one id came first matters, and for a
// request, which one was open when its decision came.
bool may_come_in_any_order(std::string_view profile, const std::vector<wire::Notification>& all) {
  std::set<std::string> ids;
  return profile == "gb" && std::all_of(all.begin(), all.end(), [&](const auto& one) {
           return !one.id.empty() && ids.insert(one.id + ' ' + one.type).second &&
                  !one.type.starts_with("DMSREQ");
         });
}

}  // namespace

void judge_notifications(std::string_view bytes) {
  static const bool ready = seal::initialise();
  ensure(ready, "there is randomness");
  static Server server;
  static Client client;
  Messages messages = messages_in(bytes);
  for (const std::string_view message : messages)
    judge_as_answer(message);
  for (const Lodged& lodged : server.lodged()) {
    const auto all = read_all(lodged.profile, messages);
    if (all.empty()) continue;
    const auto said = Server::texts_of(server.after(lodged, messages));
    if (messages.size() > 1 && may_come_in_any_order(lodged.profile, all)) {
      const Messages reversed(messages.rbegin(), messages.rend());
      ensure(Server::texts_of(server.after(lodged, reversed)) == said, "the order does not matter");
    }
    const std::string_view language = languages()[bytes.size() % languages().size()];
    for (std::size_t i = 0; i < said.size(); ++i) {
      if (said[i] != lodged.untouched[i]) client.show(lodged, said[i], language);
    }
  }
}

}  // namespace quayside::fuzz
