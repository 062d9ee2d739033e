// Attempts to act for somebody without their say, each made at the service and over HTTP. Both must
// refuse, with the same code; build/tables/refusals.csv says what each got.
#include <gtest/gtest.h>

#include "server/services/read_evidence.h"
#include "server/services/receive_notification.h"
#include "server/services/sign_in.h"
#include "shared/wire/batch.h"
#include "tests/server/http_fixture.h"
#include "tests/server/people.h"
#include "tests/support/table.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

using wire::Role;

/// One way into the server. Each answer is an error code; empty: it was taken.
class Door {
 public:
  virtual ~Door() = default;
  virtual std::string name() const = 0;
  virtual std::string submit(const Trader& who, const wire::Envelope& envelope) = 0;
  virtual std::string decide(const Trader& who, const std::string& id,
                             const wire::Decision& decision) = 0;
  virtual std::string give(const Trader& who, const std::string& body) = 0;
  virtual std::string revoke(const Trader& who, const std::string& body) = 0;
  virtual std::string change(const Trader& who, const std::string& body) = 0;
  /// Nothing where it is refused.
  virtual std::optional<wire::EvidencePackage> evidence(const Trader& who,
                                                        const std::string& id) = 0;
};

class ServiceDoor : public Door {
 public:
  explicit ServiceDoor(ServerHouse& house) : house_(house) {}
  std::string name() const override { return "service"; }
  std::string submit(const Trader& who, const wire::Envelope& envelope) override {
    return code(house_.submit(who, envelope).answer);
  }
  std::string decide(const Trader& who, const std::string& id,
                     const wire::Decision& decision) override {
    return code(services::decide(house_.environment(), who.identity(), id,
                                 wire::decision_to_json(decision)));
  }
  std::string give(const Trader& who, const std::string& body) override {
    return code(services::give_mandate(house_.environment(), who.identity(), body));
  }
  std::string revoke(const Trader& who, const std::string& body) override {
    return code(services::revoke_mandate(house_.environment(), who.identity(), body));
  }
  std::string change(const Trader& who, const std::string& body) override {
    return code(services::change_organisation(house_.environment(), who.identity(), body));
  }
  std::optional<wire::EvidencePackage> evidence(const Trader& who, const std::string& id) override {
    return services::read_evidence(house_.environment(), who.identity(), id);
  }

 private:
  static std::string code(const auto& result) { return result ? "" : result.error().code; }
  ServerHouse& house_;
};

/// What HTTP answers to somebody who is signed in.
class HttpDoor : public Door {
 public:
  using Post =
      std::function<httplib::Result(const Trader&, const std::string&, const std::string&)>;
  using Get = std::function<httplib::Result(const Trader&, const std::string&)>;
  HttpDoor(Post post, Get get) : post_(std::move(post)), get_(std::move(get)) {}
  std::string name() const override { return "HTTP"; }
  std::string submit(const Trader& who, const wire::Envelope& envelope) override {
    return code(post_(who, "/api/v1/submissions", wire::envelope_to_json(envelope)));
  }
  std::string decide(const Trader& who, const std::string& id,
                     const wire::Decision& decision) override {
    return code(
        post_(who, "/api/v1/submissions/" + id + "/decisions", wire::decision_to_json(decision)));
  }
  std::string give(const Trader& who, const std::string& body) override {
    return code(post_(who, "/api/v1/mandates", body));
  }
  std::string revoke(const Trader& who, const std::string& body) override {
    return code(post_(who, "/api/v1/mandates/revocations", body));
  }
  std::string change(const Trader& who, const std::string& body) override {
    return code(post_(who, "/api/v1/organisation/events", body));
  }
  std::optional<wire::EvidencePackage> evidence(const Trader& who, const std::string& id) override {
    const auto answer = get_(who, "/api/v1/submissions/" + id + "/evidence");
    if (!answer || answer->status != 200) {
      EXPECT_EQ(code(answer), "not_found");
      return std::nullopt;
    }
    const auto package = wire::evidence_from_json(answer->body);
    EXPECT_TRUE(package.has_value());
    return package ? std::optional(*package) : std::nullopt;
  }

 private:
  static std::string code(const httplib::Result& answer) {
    if (answer && answer->status < 300) return "";
    return code_of(answer);
  }
  Post post_;
  Get get_;
};

class Refusals : public Http {
 protected:
  static Table& table() {
    static Table table("refusals", {"attempt", "door", "answer"});
    return table;
  }
  void SetUp() override { start(); }

  /// The same attempt through both doors, each with people and papers of its own.
  void attempt(const std::string& what, const std::string& expected,
               const std::function<std::string(Door&)>& make) {
    ServiceDoor service(house_);
    HttpDoor http(
        [this](const Trader& who, const std::string& path, const std::string& body) {
          return client().Post(path, session_of(who), body, kJson);
        },
        [this](const Trader& who, const std::string& path) {
          return client().Get(path, session_of(who));
        });
    for (Door* door : std::initializer_list<Door*>{&service, &http}) {
      const std::string got = make(*door);
      EXPECT_EQ(got, expected) << what << ", " << door->name();
      table().add({what, door->name(), got.empty() ? "taken" : got});
    }
  }

  /// Sessions are opened before somebody loses the right to one.
  httplib::Headers session_of(const Trader& who) {
    const std::string kid = who.key.public_key().kid();
    if (!sessions_.count(kid)) sessions_[kid] = session(who);
    return sessions_[kid];
  }

  std::string new_lrn() { return "QS-R-" + std::to_string(++count_); }
  wire::Envelope own(const Trader& who) {
    return house_.envelope(who, declaration_of(who.eori, new_lrn()));
  }
  wire::Envelope under(const Trader& broker, const wire::CarriedMandate& mandate,
                       const Edits& edits = {}) {
    Declaration declaration = represented(new_lrn());
    for (const Edit& edit : edits)
      ensure(set_text(declaration, FieldPointer(edit.pointer), edit.text), "the field is there");
    return house_.envelope(broker, declaration, {.mandate = mandate});
  }
  /// Lodged under a policy of four eyes; its id.
  std::string waiting(const Trader& signer) {
    const std::string id = seal::random_uuid();
    const auto envelope =
        house_.envelope(signer, declaration_of(signer.eori, new_lrn()), {.submission_id = id});
    ensure(house_.submit(signer, envelope).created, "it is taken");
    payloads_[id] = envelope.payload;
    return id;
  }
  wire::Decision approval(const Trader& approver, const std::string& payload,
                          seal::Purpose purpose = seal::Purpose::approval) {
    return {wire::Verb::approve,
            seal::sign_detached(approver.key, purpose, house_.clock.now_ms() / 1000, payload), ""};
  }
  /// Customs speaks about what was sent to it.
  void notify(const std::string& type, const std::string& lrn) {
    ensure(house_.store()
               .write([&](store::Transaction& t) -> Result<Done> {
                 while (t.claim_outbox("dk", house_.clock.now_ms())) {
                 }
                 return Done{};
               })
               .has_value(),
           "all is sent");
    ensure(services::receive_notification(
               house_.environment(), {"dk", "<Notification><NotificationEventType>" + type +
                                                "</NotificationEventType><Declaration><LRN>" + lrn +
                                                "</LRN></Declaration></Notification>"})
               .has_value(),
           "the message is stored");
    services::apply_stored_notifications(house_.environment());
  }
  void set_policy(const Trader& owner, wire::Level level) {
    house_.clock.advance_ms(1000);  // no two statements are the same
    ensure(services::set_policy(house_.environment(), owner.identity(),
                                policy_body(house_, owner, level))
               .has_value(),
           "the policy is set");
  }

  std::map<std::string, httplib::Headers> sessions_;
  std::map<std::string, std::string> payloads_;
  int count_ = 0;
};

TEST_F(Refusals, OfWhatWasNotSignedSo) {
  const Trader owner = house_.trader();
  const Trader colleague = house_.trader();
  attempt("an altered byte", "jws_bad_signature", [&](Door& door) {
    auto envelope = own(owner);
    envelope.payload[envelope.payload.size() / 2] ^= 1;
    return door.submit(owner, envelope);
  });
  attempt("the signature of another key", "jws_bad_signature", [&](Door& door) {
    auto envelope = own(owner);
    envelope.signature = own(colleague).signature;
    return door.submit(owner, envelope);
  });
  attempt("a key that nobody enrolled", "no_right_to_act", [&](Door& door) {
    const Trader nobody{seal::SigningKey::generate(), kEori};
    return door.submit(owner, own(nobody));
  });
  attempt("a batch without a signature", "jws_malformed", [&](Door& door) {
    auto envelope = own(owner);
    envelope = wire::sign_batch(owner.key, 1'795'000'000, {envelope.payload}).front();
    envelope.signature.clear();
    envelope.batch->head.signature.clear();
    return door.submit(owner, envelope);
  });
  attempt("a signature for another purpose", "jws_wrong_purpose", [&](Door& door) {
    return door.submit(owner, house_.envelope(owner, declaration_of(kEori, new_lrn()),
                                              {.purpose = seal::Purpose::approval}));
  });
  attempt("a key before it is confirmed", "key_pending", [&](Door& door) {
    const Trader early{seal::SigningKey::generate(), kEori};
    services::Environment strict = house_.environment();
    strict.demonstration = false;
    EXPECT_TRUE(services::enrol(strict, house_.enrolment_body(early.key)).has_value());
    return door.submit(owner, own(early));
  });
  attempt("a key after it was revoked", "no_right_to_act", [&](Door& door) {
    const Trader late = invited(house_, owner, Role::declarant);
    wire::KeyEvent event = an_event(house_, "revoke");
    event.kid = late.key.public_key().kid();
    event.from = event.at;
    EXPECT_EQ(door.change(owner, event_body(house_, owner, event)), "");
    return door.submit(owner, own(late));
  });
  attempt("a declaration of another organisation", "no_right_to_act", [&](Door& door) {
    return door.submit(owner, house_.envelope(owner, declaration_of(kOtherEori, new_lrn())));
  });
  attempt("the evidence of another organisation", "not_found", [&](Door& door) {
    const Trader stranger = house_.trader(kOtherEori);
    return door.evidence(stranger, house_.submitted(owner, new_lrn())) ? "" : "not_found";
  });
  attempt("a declaration of an auditor", "role_missing", [&](Door& door) {
    const Trader auditor = invited(house_, owner, Role::auditor);
    return door.submit(auditor, own(auditor));
  });
  attempt("an auditor's signature in a colleague's session", "role_missing", [&](Door& door) {
    const Trader auditor = invited(house_, owner, Role::auditor);
    return door.submit(owner, own(auditor));
  });
}

TEST_F(Refusals, OfARepetition) {
  const Trader owner = house_.trader();
  attempt("the same envelope once more is the same submission", "", [&](Door& door) {
    const auto envelope = own(owner);
    EXPECT_EQ(door.submit(owner, envelope), "");
    const auto before = house_.last_event(kEori);
    const std::string again = door.submit(owner, envelope);
    EXPECT_EQ(house_.last_event(kEori), before);
    return again;
  });
  attempt("a statement said before", "statement_known", [&](Door& door) {
    const Trader other = invited(house_, owner, Role::declarant);
    wire::KeyEvent event = an_event(house_, "role");
    event.member = other.identity().member;
    event.role = "auditor";
    const std::string body = event_body(house_, owner, event);
    EXPECT_EQ(door.change(owner, body), "");
    return door.change(owner, body);
  });
}

TEST_F(Refusals, OfEvidenceThatIsForged) {
  const Trader owner = house_.trader();
  const auto forged = [&](Door& door, const std::function<void(wire::EvidencePackage&)>& forge) {
    auto package = door.evidence(owner, house_.submitted(owner, new_lrn()));
    EXPECT_TRUE(package && wire::verify_evidence(*package).failures.empty());
    forge(*package);
    const auto failures = wire::verify_evidence(*package).failures;
    return failures.empty() ? std::string() : failures.front();
  };
  const auto server = seal::SigningKey::generate();
  attempt("a forged receipt", "evidence.receipt_signature", [&](Door& door) {
    return forged(door, [&](wire::EvidencePackage& package) {
      auto receipt = wire::receipt_from_json(package.receipt);
      receipt->received_at = "2026-01-01T00:00:00Z";
      package.receipt = wire::receipt_bytes(*receipt);
    });
  });
  attempt("a signature that was taken out", "evidence.signature", [&](Door& door) {
    return forged(door, [](wire::EvidencePackage& package) { package.signature.clear(); });
  });
  attempt("a receipt of another server", "evidence.log", [&](Door& door) {
    return forged(door, [&](wire::EvidencePackage& package) {
      package.receipt_signature =
          seal::sign_detached(server, seal::Purpose::receipt, 1, package.receipt);
      package.server_key_x = seal::base64url(server.public_key().bytes);
    });
  });
  attempt("a rewritten log", "evidence.log", [&](Door& door) {
    return forged(door, [](wire::EvidencePackage& package) {
      auto head = wire::tree_head_from_json(package.log->head.head);
      head->root[0] ^= 1;
      package.log->head.head = wire::tree_head_bytes(*head);
    });
  });
  attempt("a place in the log that is another one's", "evidence.log", [&](Door& door) {
    house_.submitted(owner, new_lrn());
    return forged(door, [](wire::EvidencePackage& package) { --package.log->place.index; });
  });
  attempt("a package without its log", "evidence.log_missing", [&](Door& door) {
    return forged(door, [](wire::EvidencePackage& package) { package.log.reset(); });
  });
  attempt("a forged verdict", "evidence.verdict_hash", [&](Door& door) {
    return forged(door, [](auto& package) { package.verdict = R"({"issues":[]})"; });
  });
  attempt("a key of whom nothing is told", "evidence.key_of_declarant", [&](Door& door) {
    return forged(door, [](wire::EvidencePackage& package) { package.keys.clear(); });
  });
}

TEST_F(Refusals, OfEvidenceThatDoesNotHoldWhatItShould) {
  const Trader owner = house_.trader();
  const auto first_failure = [](const auto& package, const wire::EvidenceCheck& check = {}) {
    const auto failures = wire::verify_evidence(*package, check).failures;
    return failures.empty() ? std::string() : failures.front();
  };
  const auto answered = [&](Door& door) {
    const std::string lrn = new_lrn();
    const std::string id = house_.submitted(owner, lrn);
    for (const char* type : {"CWMRCV", "CWMACC"})
      notify(type, lrn);
    auto package = door.evidence(owner, id);
    EXPECT_EQ(package->messages.size(), 2U);
    EXPECT_EQ(first_failure(package), "");
    return package;
  };
  attempt("a forged message of customs", "evidence.messages_logged", [&](Door& door) {
    auto package = answered(door);
    std::string& message = package->messages[1];
    message.replace(message.find("CWMACC"), 6, "CWMREJ");
    return first_failure(package);
  });
  attempt("a message of customs that was taken out", "evidence.messages_logged", [&](Door& door) {
    auto package = answered(door);
    package->messages.erase(package->messages.begin());
    package->message_entries.erase(package->message_entries.begin());
    return first_failure(package);
  });
  attempt("a server key that is not the expected one", "evidence.server_key_expected",
          [&](Door& door) {
            return first_failure(answered(door), {.keys = {.server = owner.identity().kid}});
          });
  attempt("an altered proof of a batch", "evidence.batch", [&](Door& door) {
    auto batch = wire::sign_batch(owner.key, 1'795'000'000, {own(owner).payload, "another"});
    EXPECT_EQ(door.submit(owner, batch.front()), "");
    auto package = door.evidence(
        owner, wire::read_signed_content(batch.front().payload)->header.submission_id);
    EXPECT_EQ(first_failure(package), "");
    package->batch->place.path.front() = seal::NodeHash(seal::sha256("another"));
    return first_failure(package);
  });
  const Trader approver = invited(house_, owner, Role::approver);
  set_policy(owner, wire::Level::approval);
  attempt("an approval that was taken out", "evidence.approval_missing", [&](Door& door) {
    const std::string id = waiting(owner);
    EXPECT_EQ(door.decide(approver, id, approval(approver, payloads_[id])), "");
    auto package = door.evidence(owner, id);
    EXPECT_EQ(first_failure(package), "");
    package->approvals.clear();
    return first_failure(package);
  });
}

TEST_F(Refusals, OfAMandateThatDoesNotAllowIt) {
  const Trader client = house_.trader(kEori);
  const Trader broker = house_.trader(kBroker);
  const Trader other_broker = house_.trader("DK99887766");
  attempt("what the mandate allows", "", [&](Door& door) {
    return door.submit(broker, under(broker, given(house_, client, a_mandate())));
  });
  attempt("no mandate", "mandate_missing",
          [&](Door& door) { return door.submit(broker, under(broker, {})); });
  attempt("a mandate that was never given here", "mandate_unknown", [&](Door& door) {
    return door.submit(broker, under(broker, carried(client, a_mandate())));
  });
  attempt("a mandate that the broker signed itself", "mandate_unknown", [&](Door& door) {
    return door.submit(broker, under(broker, carried(broker, a_mandate())));
  });
  attempt("an altered mandate", "jws_bad_signature", [&](Door& door) {
    auto mandate = given(house_, client, a_mandate());
    mandate.payload.replace(mandate.payload.find("1200.00"), 7, "9200.00");
    return door.submit(broker, under(broker, mandate));
  });
  attempt("another tenant's mandate, as its broker", "mandate_of_another_broker", [&](Door& door) {
    wire::Mandate mandate = a_mandate();
    mandate.broker = other_broker.eori;
    return door.submit(broker, under(broker, given(house_, client, mandate)));
  });
  attempt("another tenant's mandate, for its client", "mandate_of_another_client", [&](Door& door) {
    return door.submit(broker, under(broker, given(house_, client, a_mandate()),
                                     {{"/declarant/identificationNumber", other_broker.eori}}));
  });
  struct Bound {
    const char* what;
    const char* code;
    std::function<void(wire::Mandate&)> narrow;
  };
  const Bound bounds[] = {
      {"a mandate of tomorrow", "mandate_not_yet", [](auto& m) { m.from = "2026-11-25"; }},
      {"an expired mandate", "mandate_expired", [](auto& m) { m.until = "2026-11-24"; }},
      {"out of scope: data set", "mandate_data_set", [](auto& m) { m.data_sets = {"dk/H1"}; }},
      {"out of scope: procedure", "mandate_procedure", [](auto& m) { m.procedures = {"42"}; }},
      {"out of scope: representation", "mandate_representation",
       [](auto& m) { m.representation = "3"; }},
      {"a value over the cap", "mandate_value",
       [](auto& m) { m.value_cap.amount.text = "999.99"; }},
      {"a value in another currency than the cap's", "mandate_value_unknown",
       [](auto& m) { m.value_cap.currency = "EUR"; }},
  };
  for (const Bound& bound : bounds) {
    attempt(bound.what, bound.code, [&](Door& door) {
      wire::Mandate mandate = a_mandate();
      bound.narrow(mandate);
      const auto travels = given(house_, client, mandate);
      if (std::string(bound.code) != "mandate_expired") {
        return door.submit(broker, under(broker, travels));
      }
      const auto envelope = house_.envelope(broker, represented(new_lrn()),
                                            {.as_of = "2026-11-25", .mandate = travels});
      house_.clock.advance_ms(3'600'000);
      const std::string got = door.submit(broker, envelope);
      house_.clock.set("2026-11-24T09:13:16Z");
      return got;
    });
  }
  attempt("a revoked mandate", "mandate_revoked", [&](Door& door) {
    const wire::Mandate mandate = a_mandate();
    const auto travels = given(house_, client, mandate);
    EXPECT_EQ(door.revoke(client,
                          statement(house_, client, seal::Purpose::mandate,
                                    wire::revocation_bytes({mandate.id, "2026-11-24T09:13:16Z"}))),
              "");
    return door.submit(broker, under(broker, travels));
  });
  attempt("a broker revokes its client's mandate", "mandate_unknown", [&](Door& door) {
    const wire::Mandate mandate = a_mandate();
    given(house_, client, mandate);
    return door.revoke(broker,
                       statement(house_, broker, seal::Purpose::mandate,
                                 wire::revocation_bytes({mandate.id, "2026-11-24T09:13:16Z"})));
  });
  attempt("a mandate of a declarant without the role", "role_missing", [&](Door& door) {
    const Trader declarant = invited(house_, client, Role::declarant);
    return door.give(declarant, mandate_body(house_, declarant, a_mandate()));
  });
  attempt("a mandate in another's name", "role_missing",
          [&](Door& door) { return door.give(broker, mandate_body(house_, broker, a_mandate())); });
}

TEST_F(Refusals, OfAnApprovalThatIsNone) {
  const Trader owner = house_.trader();
  const Trader signer = invited(house_, owner, Role::approver);
  const Trader approver = invited(house_, owner, Role::approver);
  const Trader declarant = invited(house_, owner, Role::declarant);
  set_policy(owner, wire::Level::approval);
  attempt("an approval by a second person", "", [&](Door& door) {
    const std::string id = waiting(signer);
    return door.decide(approver, id, approval(approver, payloads_[id]));
  });
  attempt("self-approval", "self_approval", [&](Door& door) {
    const std::string id = waiting(signer);
    return door.decide(signer, id, approval(signer, payloads_[id]));
  });
  attempt("self-approval with another device", "self_approval", [&](Door& door) {
    Trader device{seal::SigningKey::generate(), kEori, Role::approver, signer.identity().member};
    services::Environment strict = house_.environment();
    strict.demonstration = false;
    EXPECT_TRUE(services::enrol(
        strict, house_.enrolment_body(device.key, kEori, seal::Purpose::enrolment, "Anna Jensen")));
    wire::KeyEvent event = an_event(house_, "confirm");
    event.kid = device.key.public_key().kid();
    event.member = device.member;
    EXPECT_EQ(door.change(signer, event_body(house_, signer, event)), "");
    const std::string id = waiting(signer);
    return door.decide(device, id, approval(device, payloads_[id]));
  });
  attempt("an approval without the role", "role_missing", [&](Door& door) {
    const std::string id = waiting(signer);
    return door.decide(declarant, id, approval(declarant, payloads_[id]));
  });
  attempt("an edit after approval", "jws_bad_signature", [&](Door& door) {
    const std::string before = waiting(signer);
    const std::string edited = waiting(signer);
    return door.decide(approver, edited, approval(approver, payloads_[before]));
  });
  attempt("a signature for another purpose as approval", "jws_wrong_purpose", [&](Door& door) {
    const std::string id = waiting(signer);
    return door.decide(approver, id, approval(approver, payloads_[id], seal::Purpose::declaration));
  });
  attempt("an approval with a colleague's key", "no_right_to_act", [&](Door& door) {
    const std::string id = waiting(signer);
    return door.decide(approver, id, approval(owner, payloads_[id]));
  });
  const auto change_of = [&](const Trader& whom, const std::string& name) {
    house_.clock.advance_ms(2000);
    wire::KeyEvent event = an_event(house_, name);
    if (name == "revoke") {
      event.kid = whom.key.public_key().kid();
    } else {
      event.member = whom.identity().member;
    }
    if (name == "role") event.role = "auditor";
    event.from = name == "revoke" ? "2026-11-20T00:00:00Z" : "";
    return event_body(house_, owner, event);
  };
  for (const char* name : {"role", "remove", "revoke"}) {
    attempt(std::string("an approval after the signer's ") + name, "signer_no_longer_acts",
            [&](Door& door) {
              const Trader leaving = invited(house_, owner, Role::declarant);
              const std::string id = waiting(leaving);
              EXPECT_EQ(door.change(owner, change_of(leaving, name)), "");
              return door.decide(approver, id, approval(approver, payloads_[id]));
            });
  }
  attempt("a second approval", "not_awaiting_approval", [&](Door& door) {
    const std::string id = waiting(signer);
    EXPECT_EQ(door.decide(approver, id, approval(approver, payloads_[id])), "");
    return door.decide(owner, id, approval(owner, payloads_[id]));
  });
  attempt("an approval of another organisation", "not_found", [&](Door& door) {
    const Trader stranger = house_.trader(kOtherEori);
    const std::string id = waiting(signer);
    return door.decide(stranger, id, approval(stranger, payloads_[id]));
  });
  attempt("a refusal by the signer", "role_missing", [&](Door& door) {
    return door.decide(signer, waiting(signer), {wire::Verb::refuse, "", "no"});
  });
  attempt("a withdrawal by a signer who may only read by now", "role_missing", [&](Door& door) {
    const Trader demoted = invited(house_, owner, Role::declarant);
    const std::string id = waiting(demoted);
    wire::KeyEvent event = an_event(house_, "role");
    event.member = demoted.identity().member;
    event.role = "auditor";
    EXPECT_EQ(door.change(owner, event_body(house_, owner, event)), "");
    return door.decide(demoted, id, {wire::Verb::withdraw, "", ""});
  });
  attempt("a withdrawal by somebody else", "role_missing", [&](Door& door) {
    return door.decide(approver, waiting(signer), {wire::Verb::withdraw, "", ""});
  });
}

TEST_F(Refusals, OfAnApprovalThatComesAfterTheMandate) {
  const Trader client = house_.trader(kEori);
  const Trader broker = house_.trader(kBroker);
  const Trader approver = invited(house_, broker, Role::approver);
  set_policy(broker, wire::Level::approval);
  attempt("an approval after the mandate's last day", "mandate_expired", [&](Door& door) {
    wire::Mandate mandate = a_mandate();
    mandate.until = "2026-11-24";
    sessions_.clear();
    house_.clock.set("2026-11-24T22:00:00Z");
    const auto envelope = under(broker, given(house_, client, mandate));
    EXPECT_EQ(door.submit(broker, envelope), "");
    house_.clock.set("2026-11-25T00:00:01Z");
    const std::string id = wire::read_signed_content(envelope.payload)->header.submission_id;
    const std::string got = door.decide(approver, id, approval(approver, envelope.payload));
    house_.clock.set("2026-11-24T09:13:16Z");
    return got;
  });
}

TEST_F(Refusals, OfARepresentativeWhoNamesItselfAsDeclarant) {
  const Trader broker = house_.trader(kBroker);
  const Trader client = house_.trader(kEori);
  for (const char* status : {"2", "3"}) {
    attempt(std::string("the importer's representative without mandate, status ") + status,
            "mandate_missing", [&](Door& door) {
              return door.submit(broker,
                                 under(broker, {},
                                       {{"/declarant/identificationNumber", kBroker},
                                        {"/representative/status", status},
                                        {"/goodsShipment/importer/identificationNumber", kEori}}));
            });
  }
  const Trader exporter = house_.trader("GB427168118378");
  const Trader agent = house_.trader("GB603202734852");
  const auto for_exporter = [&](Door& door, const wire::CarriedMandate& mandate) {
    Declaration declaration = british_export(QUAYSIDE_SOURCE_DIR, agent.eori, new_lrn());
    declaration.representative.identification_number = agent.eori;
    declaration.representative.status = "2";
    declaration.goods_shipment.exporter.identification_number = exporter.eori;
    return door.submit(agent, house_.envelope(agent, declaration, {.mandate = mandate}));
  };
  attempt("the exporter's representative without mandate", "mandate_missing",
          [&](Door& door) { return for_exporter(door, {}); });
  attempt("the exporter's representative with its mandate", "", [&](Door& door) {
    wire::Mandate mandate = a_mandate();
    mandate.client = exporter.eori;
    mandate.broker = agent.eori;
    mandate.data_sets = {"gb/B1"};
    mandate.procedures.clear();
    mandate.value_cap = {};
    return for_exporter(door, given(house_, exporter, mandate));
  });
}

}  // namespace
}  // namespace quayside::testing
