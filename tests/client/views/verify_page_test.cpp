// The page that checks evidence packages: without a key, in every language, for any file.
#include <gtest/gtest.h>

#include <algorithm>

#include "client/app/apply.h"
#include "client/app/requests.h"
#include "client/ui/ui.h"
#include "client/views/view.h"
#include "shared/seal/merkle.h"
#include "shared/wire/rendering.h"
#include "tests/support/h7_declaration.h"

namespace quayside::views {
namespace {

const app::Moment kNoon{1795521600, "11111111-1111-4111-8111-111111111111"};

std::string a_package() {
  const seal::SigningKey trader = seal::SigningKey::generate();
  const seal::SigningKey server = seal::SigningKey::generate();
  Declaration declaration = testing::with({});
  declaration.lrn = "QS-VERIFIED";
  wire::EvidencePackage package;
  package.payload = wire::signed_content_bytes(
      {"s-1", "dk", "H7", "2026-11-24", "rules-1", "DK12345678", ""}, declaration);
  package.public_key_x = seal::base64url(trader.public_key().bytes);
  package.server_key_x = seal::base64url(server.public_key().bytes);
  package.signature = seal::sign_detached(trader, seal::Purpose::declaration, 1, package.payload);
  package.receipt =
      wire::receipt_bytes({"s-1", seal::hex(seal::sha256(package.payload)),
                           trader.public_key().kid(), "2026-11-24T09:13:16Z", "rules-1"});
  package.receipt_signature =
      seal::sign_detached(server, seal::Purpose::receipt, 1, package.receipt);
  package.verdict = R"({"issues":[],"ruleSet":"rules-1"})";
  package.rendering = wire::content_text(*wire::read_signed_content(package.payload), "en");
  return wire::evidence_to_json(package);
}

class VerifyPage : public ::testing::Test {
 protected:
  VerifyPage() {
    EXPECT_TRUE(seal::initialise());
    state_.today = Date{2026, 11, 24};
    state_.route = app::parse_route("/verify");
  }
  void choose(const std::string& name, const std::string& bytes, bool too_large = false) {
    effects_ = app::apply(state_, app::VerifyEvidence{{name, bytes, too_large}}, kNoon);
  }
  const ui::SemanticTree& draw_at(float width, std::vector<ui::Action> actions = {}) {
    ui::Ui::Frame frame;
    frame.width = width;
    frame.height = 800;
    frame.actions = std::move(actions);
    ui_.begin_frame(frame);
    draw(state_, ui_, commands_);
    return ui_.end_frame();
  }
  /// All words of the page, in its order.
  std::string words() {
    std::string text;
    for (const ui::SemanticNode& node : draw_at(1000).nodes)
      text += node.name + (node.value.empty() ? "" : ": " + node.value) + "\n";
    EXPECT_TRUE(ui_.unmirrored_items().empty());
    return text;
  }
  bool says(const std::string& what) { return words().find(what) != std::string::npos; }

  app::AppState state_;
  app::CommandQueue commands_;
  ui::Ui ui_;
  app::Effects effects_;
};

TEST_F(VerifyPage, ShowsWhatHoldsAndWhatWasSigned) {
  choose("evidence.json", a_package());
  EXPECT_TRUE(says("All of it holds, for the keys named here."));
  EXPECT_TRUE(says("The signature belongs to the declaration and to the trader's key."));
  EXPECT_TRUE(says("The text for reading says what was signed."));
  EXPECT_TRUE(says("The package is of before there was an evidence log."));
  EXPECT_TRUE(says("Received by the server: 2026-11-24T09:13:16Z"));
  EXPECT_TRUE(says("QS-VERIFIED"));
  EXPECT_EQ(state_.focus, "verify.result");
  state_.settings.language = "da";
  EXPECT_TRUE(says("Det hele holder for de nøgler, der er nævnt her."));
  for (const float width : {320.0F, 1400.0F}) {
    for (const ui::SemanticNode& node : draw_at(width).nodes) {
      EXPECT_GE(node.rect.x, 0) << node.key;
      EXPECT_LE(node.rect.x + node.rect.width, width + 1) << node.key;
      EXPECT_NE(node.name.rfind("ui.", 0), 0U) << node.name;
    }
  }
}

TEST_F(VerifyPage, SaysWhatDoesNotHold) {
  std::string text = a_package();
  const std::size_t at = text.find("\"signature\":\"") + 200;
  text[at] = text[at] == 'A' ? 'B' : 'A';
  choose("altered.json", text);
  EXPECT_TRUE(says("Something does not hold: do not rely on this package."));
  EXPECT_TRUE(says("What does not hold"));
}

TEST_F(VerifyPage, ComparesTheKeysWithThoseThatAreExpected) {
  choose("evidence.json", a_package());
  const std::string server =
      *wire::expected_key_id("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" +
                             state_.evidence->package.server_key_x + "\"}");
  const auto compare = [&](const std::string& typed) {
    state_.form["verify_server_key"] = typed;
    draw_at(1000, {{ui::Action::Kind::click, "verify.compare", ""}});
    for (const app::Command& command : commands_.take())
      app::apply(state_, command, kNoon);
  };
  EXPECT_TRUE(says("Whose the key of the server is was not checked"));
  compare(" " + server + " ");
  EXPECT_TRUE(says("All of it holds."));
  EXPECT_TRUE(says("The key of the server is the one you expect."));
  compare(std::string(43, 'A'));
  EXPECT_TRUE(says("Something does not hold: do not rely on this package."));
  compare("nonsense");
  EXPECT_TRUE(says("This is no key id: give the 43 characters that are shown with the key."));
  state_.form["verify_server_key"] = server;
  choose("evidence.json", a_package());
  EXPECT_TRUE(says("Something does not hold")) << "another server's, as the field still says";
  compare("");
  EXPECT_TRUE(says("All of it holds, for the keys named here."));
}

// No page can check a certificate: that is no reason to call the package bad.
TEST_F(VerifyPage, SaysWhatItCannotCheck) {
  choose("evidence.json", a_package());
  state_.evidence->report.unchecked = {"evidence.certificate_check_absent"};
  EXPECT_TRUE(says("What could not be checked here"));
  EXPECT_TRUE(says("check the rest with quayside verify"));
  EXPECT_FALSE(says("Something does not hold"));
  EXPECT_FALSE(says("All of it holds"));
}

TEST_F(VerifyPage, ReliesOnTheServerForACertificateThatIsToBeApproved) {
  const auto made = seal::create_vault("a long passphrase", {1, 8 * 1024});
  state_.vault_file = made->file;
  state_.vault = made->unlocked;
  state_.route.screen = app::Screen::review;
  state_.route.id = "s-1";
  wire::SubmissionView submission;
  submission.id = "s-1";
  submission.lodged_by = "DK12345678";
  submission.status = wire::Status::awaiting_approval;
  state_.others = {submission};
  state_.organisation.emplace();
  state_.organisation->eori = "DK12345678";
  state_.identity.role = "approver";
  app::apply(state_, app::ReviewReceived{"s-1", a_package()}, kNoon);
  ASSERT_TRUE(state_.evidence && !state_.evidence->error);
  const auto may_approve = [&] {
    const ui::SemanticNode* button = draw_at(1000).find("approve");
    return button != nullptr && !button->disabled;
  };
  EXPECT_TRUE(may_approve());
  EXPECT_FALSE(says("is the word of the server only: check the saved evidence"));
  state_.evidence->report.unchecked = {"evidence.certificate_check_absent"};
  EXPECT_TRUE(may_approve());
  EXPECT_TRUE(says("That it holds is the word of the server only"));
  state_.evidence->report.failures = {"evidence.log_missing"};
  EXPECT_FALSE(may_approve());
  state_.evidence->report.failures.clear();
  state_.evidence->report.unchecked.emplace_back("evidence.approval_missing");
  EXPECT_FALSE(may_approve()) << "that of nothing else";
}

TEST_F(VerifyPage, SavesTheTextThatWasMadeHere) {
  choose("evidence.json", a_package());
  draw_at(1000, {{ui::Action::Kind::click, "verify.save", ""}});
  for (const app::Command& command : commands_.take())
    effects_ = app::apply(state_, command, kNoon);
  ASSERT_EQ(effects_.size(), 1U);
  const auto* download = std::get_if<app::Download>(&effects_[0]);
  ASSERT_NE(download, nullptr);
  EXPECT_EQ(download->name, "evidence.json.txt");
  EXPECT_NE(download->bytes.find("QS-VERIFIED"), std::string::npos);
}

TEST_F(VerifyPage, RefusesAnythingElseWithAReason) {
  const std::pair<const char*, const char*> files[] = {
      {"", "The file is empty."},
      {"hello", "The file is not readable JSON."},
      {"[1]", "is no evidence package"},
      {"{\"format\":\"quayside-evidence-9\"}", "is no evidence package"},
      {"\xff\xfe\x00", "The file is not readable JSON."},
  };
  for (const auto& [bytes, reason] : files) {
    choose("letter.json", bytes);
    EXPECT_TRUE(says(reason)) << bytes << "\n" << words();
    EXPECT_TRUE(says("letter.json is no evidence package that can be checked."));
    EXPECT_FALSE(says("All of it holds"));
  }
  choose("film.mp4", "", true);
  EXPECT_TRUE(says("The file is larger than 64 MB."));
}

TEST_F(VerifyPage, IsReachedFromEveryFirstScreenAndForgetsWhenLeft) {
  for (const app::Screen screen : {app::Screen::welcome, app::Screen::unlock}) {
    state_.route.screen = screen;
    state_.vault_file = screen == app::Screen::unlock ? "a vault" : "";
    EXPECT_NE(draw_at(1000).find("verify"), nullptr);
  }
  state_.route = app::parse_route("/verify");
  const ui::SemanticNode* button = draw_at(1000).find(app::kEvidenceKey);
  ASSERT_NE(button, nullptr);
  EXPECT_EQ(button->files, "evidence");
  choose("evidence.json", a_package());
  app::apply(state_, app::GoTo{app::parse_route("/settings")}, kNoon);
  EXPECT_FALSE(state_.evidence);
  choose("late.json", a_package());
  EXPECT_FALSE(state_.evidence) << "the file came when the page was left";
}

}  // namespace
}  // namespace quayside::views
