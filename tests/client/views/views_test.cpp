// The semantic tree is the oracle: what it holds is what the mirror, the text view and a screen
// reader have. Every screen is drawn headless, at several widths and in both languages.
#include <gtest/gtest.h>

#include <algorithm>

#include "client/app/apply.h"
#include "client/ui/ui.h"
#include "client/views/asked.h"
#include "client/views/view.h"
#include "shared/rules/data_set.h"
#include "shared/seal/passkey.h"

namespace quayside::views {
namespace {

const app::Moment kNoon{1795521600, "11111111-1111-4111-8111-111111111111"};

struct Screen {
  app::AppState state;
  app::CommandQueue commands;
  ui::Ui ui;

  explicit Screen() {
    static const bool ready = seal::initialise();
    static const auto vault = seal::create_vault("a long passphrase", {1, 8 * 1024});
    EXPECT_TRUE(ready && vault);
    state.today = Date{2026, 11, 24};
    state.vault_file = vault->file;
    state.vault = vault->unlocked;
    state.identity = {"DK12345678", "Nordhavn Import", "Anna"};
    state.route.screen = app::Screen::home;
  }
  const ui::SemanticTree& draw_at(float width, std::vector<ui::Action> actions = {}) {
    ui::Ui::Frame frame;
    frame.width = width;
    frame.height = 800;
    frame.actions = std::move(actions);
    ui.begin_frame(frame);
    draw(state, ui, commands);
    return ui.end_frame();
  }
  void do_it(const app::Command& command) { app::apply(state, command, kNoon); }
  void click(const std::string& key) {
    draw_at(1280, {{ui::Action::Kind::click, key, ""}});
    for (const app::Command& command : commands.take())
      do_it(command);
  }
};

bool acts(const ui::SemanticNode& node) {
  return node.role == ui::Role::button || node.role == ui::Role::link ||
         node.role == ui::Role::textbox || node.role == ui::Role::select;
}

void expect_apart(const ui::SemanticTree& tree) {
  for (const ui::SemanticNode& one : tree.nodes) {
    for (const ui::SemanticNode& other : tree.nodes) {
      if (&one >= &other || !acts(one) || !acts(other)) continue;
      const bool apart = one.rect.x + one.rect.width <= other.rect.x + 1 ||
                         other.rect.x + other.rect.width <= one.rect.x + 1 ||
                         one.rect.y + one.rect.height <= other.rect.y + 1 ||
                         other.rect.y + other.rect.height <= one.rect.y + 1;
      EXPECT_TRUE(apart) << one.key << " lies on " << other.key;
    }
  }
}

void expect_sound(const ui::SemanticTree& tree, float width, const ui::Ui& ui) {
  EXPECT_FALSE(tree.title.empty());
  EXPECT_TRUE(ui.unmirrored_items().empty());
  int first_headings = 0;
  for (const ui::SemanticNode& node : tree.nodes) {
    if (node.role == ui::Role::heading && node.level == 1) ++first_headings;
    EXPECT_GE(node.rect.x, 0) << node.key;
    EXPECT_LE(node.rect.x + node.rect.width, width + 1) << node.key;
    if (!acts(node)) continue;
    EXPECT_FALSE(node.name.empty()) << node.key;
    EXPECT_GE(node.rect.height, 24) << node.key;
    EXPECT_TRUE(node.name.find("label.") != 0 && node.name.find("ui.") != 0)
        << "no words for " << node.name;
  }
  EXPECT_EQ(first_headings, 1);
  expect_apart(tree);
}

wire::KeyView a_key(const std::string& kid, const std::string& status) {
  return {kid, status, "2026-11-20T09:13:16Z", status == "revoked" ? "2026-11-21T00:00:00Z" : "",
          ""};
}

void give_an_organisation(app::AppState& state) {
  const std::string mine = state.vault->signing_key().public_key().kid();
  const std::string other(43, 'x');
  wire::OrganisationView organisation;
  organisation.eori = state.identity.eori;
  organisation.name = "Nordhavn Import";
  organisation.member = mine;
  organisation.role = state.identity.role = "owner";
  organisation.members = {{mine, "Anna Jensen", "owner", {a_key(mine, "active")}},
                          {other,
                           "Bo Holm",
                           "auditor",
                           {a_key(other, "active"), a_key(std::string(43, 'w'), "revoked")}}};
  organisation.pending = {{std::string(43, 'y'), "Carl Dam", "2026-11-23T08:00:00Z"}};
  organisation.invitations = {
      {"6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a69", "Dorthe Lund", "approver", "2026-12-01"}};
  organisation.policy.data_sets["dk/H1"] = wire::Level::approval;
  state.organisation = organisation;
  for (const bool is_ours : {true, false}) {
    wire::MandateView view;
    view.mandate.id = is_ours ? "m1" : "m2";
    view.mandate.client = is_ours ? state.identity.eori : "DK87654321";
    view.mandate.broker = is_ours ? "DK87654321" : state.identity.eori;
    view.mandate.representation = "2";
    view.mandate.data_sets = {"dk/H7", "gb/C21I"};
    view.mandate.from = "2026-11-20";
    view.mandate.until = "2026-12-31";
    view.given_at = "2026-11-20T00:00:00Z";
    state.mandates.push_back(view);
  }
}

TEST(EveryScreen, IsSoundAtEveryWidthAndInEveryLanguage) {
  for (const char* language : {"en", "da"}) {
    Screen screen;
    screen.state.settings.language = language;
    screen.do_it(app::CreateDraft{});
    give_an_organisation(screen.state);
    screen.state.waiting_keys = {
        {std::string(43, 'z'), "DK1", "Havn", "Else", "2026-11-20T00:00:00Z"}};
    const std::string id = screen.state.drafts[0].id;
    for (const std::string path : {"/",
                                   "/new",
                                   "/changes",
                                   "/batch",
                                   "/organisation",
                                   "/mandates",
                                   "/operator",
                                   "/verify",
                                   "/submissions/6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a69",
                                   "/settings",
                                   "/settings/key",
                                   "/settings/erase",
                                   "/rules",
                                   "/rules/DK1060",
                                   "/rules/CDS12005",
                                   "/rules/none",
                                   "/rules/packaging.bulk_goods_are_not_counted",
                                   "/declarations/ID",
                                   "/declarations/ID/sections/about",
                                   "/declarations/ID/sections/parties",
                                   "/declarations/ID/sections/shipment",
                                   "/declarations/ID/sections/location",
                                   "/declarations/ID/sections/documents",
                                   "/declarations/ID/sections/items",
                                   "/declarations/ID/items/1",
                                   "/declarations/ID/check-answers",
                                   "/declarations/ID/sign",
                                   "/declarations/ID/status",
                                   "/nothing"}) {
      std::string real = path;
      if (const std::size_t at = real.find("ID"); at != std::string::npos) real.replace(at, 2, id);
      screen.state.route = app::parse_route(real);
      for (const bool checked : {false, true}) {
        screen.state.drafts[0].checked = checked;
        for (const float width : {320.0F, 800.0F, 1000.0F, 1400.0F}) {
          SCOPED_TRACE(real + " at " + std::to_string(width) + " in " + language);
          expect_sound(screen.draw_at(width), width, screen.ui);
        }
      }
    }
  }
}

// The key with passkeys, unlocked and locked, in a browser that has them and in one that has not.
TEST(EveryScreenOfTheKey, IsSoundAtEveryWidthAndInEveryLanguage) {
  for (const char* language : {"en", "da"}) {
    Screen screen;
    screen.state.settings.language = language;
    const std::string salt(seal::kPrfSaltBytes, 's');
    const auto file =
        seal::add_passkey(screen.state.vault_file, *screen.state.vault,
                          {{"id", salt}, "This laptop", "2026-11-24"}, std::string(32, 'p'));
    ASSERT_TRUE(file);
    screen.state.vault_file = *file;
    const auto vault = screen.state.vault;
    for (const auto route : {app::Screen::key, app::Screen::erase, app::Screen::settings,
                             app::Screen::introduce, app::Screen::recover}) {
      for (const bool capable : {true, false}) {
        for (const bool unlocked : {true, false}) {
          screen.state.route.screen = route;
          screen.state.has_passkeys = capable;
          screen.state.vault_picked = !unlocked;
          screen.state.vault = unlocked ? vault : nullptr;
          for (const float width : {320.0F, 800.0F, 1400.0F}) {
            SCOPED_TRACE(std::to_string(static_cast<int>(route)) + " at " + std::to_string(width));
            const ui::SemanticTree& tree = screen.draw_at(width);
            expect_sound(tree, width, screen.ui);
            const bool asks = tree.find("unlock.passkey") != nullptr;
            EXPECT_EQ(asks, capable && tree.find("unlock") != nullptr);
          }
        }
      }
    }
  }
}

// A declaration with customs, and what may be asked about it.
TEST(EveryRequest, IsSoundAtEveryWidthAndInEveryLanguage) {
  for (const char* language : {"en", "da"}) {
    for (const std::string kind : {"amendment", "presentation", "invalidation"}) {
      Screen screen;
      screen.state.settings.language = language;
      screen.do_it(app::CreateDraft{});
      app::Draft& lodged = screen.state.drafts[0];
      lodged.submission_id = "s1";
      lodged.signature = "jws";
      lodged.view.emplace();
      lodged.view->mrn = "26DKLGV1MZKBVB8LA7";
      lodged.view->status = wire::Status::received;
      lodged.declaration.additional_declaration_type = "D";
      lodged.view->changes = {{"CWM", "A", "$.type", FieldPointer("/additionalDeclarationType")},
                              {"CWM", "1", "$.unknown", FieldPointer()}};
      const std::string first = lodged.id;
      screen.state.route = app::parse_route("/declarations/" + first + "/status");
      expect_sound(screen.draw_at(320), 320, screen.ui);
      app::apply(screen.state, app::AskCustoms{first, kind}, {kNoon.now_s, "r1"});
      screen.do_it(app::EditField{FieldPointer("/goodsShipment/grossMass"), "12", true});
      screen.do_it(app::EditField{FieldPointer("/goodsShipment/goodsItems/0/procedure/requested"),
                                  "42", true});
      screen.state.route.screen = app::Screen::signing;
      for (const bool tried : {false, true}) {
        if (tried) screen.do_it(app::SignAndSubmit{});
        screen.do_it(app::GoTo{app::parse_route("/declarations/r1/sign")});
        if (tried) screen.state.trial.emplace().answer.problems = {{"lrn_already_used", "", ""}};
        if (tried) screen.state.connected.emplace();
        for (const float width : {320.0F, 1000.0F}) {
          SCOPED_TRACE(kind + " at " + std::to_string(width) + " in " + language);
          expect_sound(screen.draw_at(width), width, screen.ui);
        }
      }
      for (const std::string& path : {std::string("/"), "/declarations/" + first + "/status"}) {
        screen.state.route = app::parse_route(path);
        expect_sound(screen.draw_at(320), 320, screen.ui);
      }
    }
  }
}

TEST(ATemplate, IsNamedAndUsedAndNeverSigned) {
  for (const char* language : {"en", "da"}) {
    Screen screen;
    screen.state.settings.language = language;
    screen.do_it(app::CreateDraft{});
    screen.do_it(app::EditField{FieldPointer("/lrn"), "QS-7", true});
    app::apply(screen.state, app::MakeTemplate{screen.state.drafts[0].id}, {kNoon.now_s, "t1"});
    EXPECT_EQ(screen.state.drafts[0].template_name, "QS-7");
    EXPECT_EQ(screen.state.drafts[0].declaration.lrn, "");
    screen.do_it(app::NameTemplate{"Lamps from Canton"});
    screen.do_it(app::SignAndSubmit{});
    EXPECT_FALSE(screen.state.drafts[0].is_signed());
    for (const char* path : {"/", "/new", "/declarations/t1", "/declarations/t1/check-answers",
                             "/declarations/t1/sign"}) {
      screen.state.route = app::parse_route(path);
      for (const float width : {320.0F, 1000.0F}) {
        SCOPED_TRACE(std::string(path) + " at " + std::to_string(width) + " in " + language);
        expect_sound(screen.draw_at(width), width, screen.ui);
      }
      EXPECT_EQ(screen.draw_at(1000).find("sign"), nullptr) << path;
    }
    screen.state.route = app::parse_route("/");
    screen.click("draft.copy.t1");
    ASSERT_EQ(screen.state.drafts.size(), 3U);
    EXPECT_FALSE(screen.state.drafts[0].is_template());
  }
}

TEST(DiscardingARequest, AsksFirst) {
  Screen screen;
  screen.do_it(app::CreateDraft{});
  app::Draft& lodged = screen.state.drafts[0];
  lodged.submission_id = "s1";
  lodged.signature = "jws";
  lodged.view.emplace();
  lodged.view->mrn = "26DKLGV1MZKBVB8LA7";
  lodged.view->status = wire::Status::accepted;
  app::apply(screen.state, app::AskCustoms{lodged.id, "invalidation"}, {kNoon.now_s, "r1"});
  screen.click("request.discard");
  EXPECT_EQ(screen.state.drafts.size(), 2U);
  screen.click("delete.cancel");
  screen.draw_at(1280);  // the page behind the question takes clicks again after it is gone
  screen.click("request.discard");
  screen.click("delete.confirm");
  EXPECT_EQ(screen.state.drafts.size(), 1U);
}

// No screen is written for one data set: each draws all of them.
TEST(EveryDataSet, CanBeFilledInAtEveryWidth) {
  for (const DataSet& data_set : all_data_sets()) {
    Screen screen;
    const std::string profile(data_set.profile);
    const std::string name(data_set.name);
    screen.do_it(app::CreateDraft{profile, name});
    const std::string id = screen.state.drafts[0].id;
    std::vector<std::string> pages = {"items/1", "check-answers"};
    for (const Section& section : data_set.sections)
      pages.push_back("sections/" + std::string(section.key));
    for (const std::string& page : pages) {
      screen.state.route = app::parse_route("/declarations/" + id + "/" + page);
      for (const char* all : {"", "1"}) {
        screen.state.form[kAllFields] = all;
        for (const float width : {320.0F, 1400.0F}) {
          SCOPED_TRACE(profile + " " + name + " " + page + " at " + std::to_string(width));
          expect_sound(screen.draw_at(width), width, screen.ui);
        }
      }
    }
  }
}

void open_page(Screen& screen, const std::string& page) {
  screen.state.route = app::parse_route("/declarations/" + screen.state.drafts[0].id + "/" + page);
}

TEST(ConditionalField, AppearsWithItsConditionAndSaysSo) {
  Screen screen;
  screen.do_it(app::CreateDraft{});
  open_page(screen, "sections/parties");
  const std::string name = "/goodsShipment/importer/name";
  EXPECT_EQ(screen.draw_at(1280).find(name), nullptr);
  // A private person has no number of its own, so that customs needs the name.
  screen.do_it(app::EditField{FieldPointer("/goodsShipment/importer/identificationNumber"),
                              "DK09999981", true});
  ASSERT_FALSE(screen.state.announcements.empty());
  EXPECT_EQ(screen.state.announcements.back().key, "ui.announce.asked");
  const ui::SemanticNode* field = screen.draw_at(1280).find(name);
  ASSERT_NE(field, nullptr);
  EXPECT_NE(field->hint.find("Asked for since"), std::string::npos) << field->hint;
  // What is being filled in stays, and is no news any more.
  screen.do_it(app::EditField{FieldPointer(name), "Anna", true});
  screen.do_it(app::EditField{FieldPointer("/goodsShipment/importer/identificationNumber"),
                              "DK12345678", true});
  field = screen.draw_at(1280).find(name);
  ASSERT_NE(field, nullptr) << "a field that holds something never disappears";
  EXPECT_EQ(field->hint.find("Asked for since"), std::string::npos);
  screen.do_it(app::EditField{FieldPointer(name), "", false});
  EXPECT_NE(screen.draw_at(1280).find(name), nullptr) << "nor does one that is being edited";
}

TEST(ConditionalField, IsOneTickAway) {
  Screen screen;
  screen.do_it(app::CreateDraft{"dk", "H1"});
  open_page(screen, "sections/parties");
  const ui::SemanticNode* tick = screen.draw_at(1280).find(kAllFields);
  ASSERT_NE(tick, nullptr);
  EXPECT_NE(tick->hint.find("Seller"), std::string::npos) << tick->hint;
  EXPECT_EQ(screen.draw_at(1280).find("/goodsShipment/seller/name"), nullptr);
  screen.click(kAllFields);
  EXPECT_NE(screen.draw_at(1280).find("/goodsShipment/seller/name"), nullptr);
  screen.click(kAllFields);
  EXPECT_EQ(screen.draw_at(1280).find("/goodsShipment/seller/name"), nullptr);
}

// "Code or text": neither is asked for by itself, and nobody could fill in a group without fields.
TEST(ConditionalField, IsShownWhereNothingElseIs) {
  Screen screen;
  screen.do_it(app::CreateDraft{"dk", "H1"});
  screen.do_it(app::AddElement{FieldPointer("/goodsShipment/additionalInformation")});
  open_page(screen, "sections/documents");
  const ui::SemanticTree& tree = screen.draw_at(1280);
  EXPECT_NE(tree.find("/goodsShipment/additionalInformation/0/code"), nullptr);
  EXPECT_NE(tree.find("/goodsShipment/additionalInformation/0/text"), nullptr);
}

std::vector<std::string> fix_buttons(Screen& screen) {
  std::vector<std::string> keys;
  for (const ui::SemanticNode& node : screen.draw_at(1280).nodes) {
    if (node.key.ends_with(".fix")) keys.push_back(node.key);
  }
  return keys;
}

// What is corrected goes, the others keep their keys, and the key that has gone presses nothing.
TEST(FixButton, IsKeyedByWhatItFixes) {
  Screen screen;
  screen.do_it(app::CreateDraft{});
  const FieldPointer packagings("/goodsShipment/goodsItems/0/packagings");
  screen.do_it(app::AddElement{packagings});
  for (const std::size_t i : {0U, 1U})
    screen.do_it(app::EditField{packagings / i / "numberOfPackages", "7 kg", true});
  open_page(screen, "items/1");
  const std::vector<std::string> before = fix_buttons(screen);
  ASSERT_EQ(before.size(), 2U);
  screen.click(before[0]);
  EXPECT_EQ(fix_buttons(screen), (std::vector<std::string>{before[1]}));
  screen.click(before[0]);
  EXPECT_EQ(fix_buttons(screen), (std::vector<std::string>{before[1]}));
  screen.do_it(app::Undo{});
  EXPECT_EQ(fix_buttons(screen), before);
}

TEST(FirstVisit, AsksForTheKeyAndNamesEveryField) {
  Screen screen;
  screen.state.vault_file.clear();
  screen.state.vault.reset();
  screen.state.route.screen = app::Screen::welcome;
  const ui::SemanticTree& tree = screen.draw_at(1280);
  for (const char* name : {"Your name", "Organisation", "EORI number", "Passphrase"}) {
    EXPECT_NE(tree.find(ui::Role::textbox, name), nullptr) << name;
  }
  screen.click("create_key");
  const ui::SemanticTree& again = screen.draw_at(1280);
  EXPECT_NE(again.find(ui::Role::heading, "There is a problem"), nullptr);
  EXPECT_FALSE(again.find("form.person")->error.empty());
}

TEST(EmptyDraft, AfterTheCheckHasASummaryThatLeadsToTheFields) {
  Screen screen;
  screen.do_it(app::CreateDraft{});
  screen.click("check");
  const ui::SemanticTree& tree = screen.draw_at(1280);
  const ui::SemanticNode* summary = tree.find("errors");
  ASSERT_NE(summary, nullptr);
  EXPECT_EQ(summary->role, ui::Role::alert);
  screen.click("errors.0");
  EXPECT_EQ(screen.state.route.screen, app::Screen::section);
  EXPECT_FALSE(screen.state.focus.empty());
}

TEST(WhatIsMissing, StandsBesideTheFormAndLeadsToTheField) {
  Screen screen;
  screen.do_it(app::CreateDraft{});
  screen.state.route =
      app::parse_route("/declarations/" + screen.state.drafts[0].id + "/sections/documents");
  const ui::SemanticTree& tree = screen.draw_at(1400);
  const ui::SemanticNode* lrn = tree.find("missing./lrn");
  ASSERT_NE(lrn, nullptr);
  EXPECT_GT(lrn->rect.x, tree.find("main")->rect.x + tree.find("main")->rect.width);
  screen.click("missing./lrn");
  EXPECT_EQ(screen.state.route.section, "about");
  EXPECT_EQ(screen.state.focus, "/lrn");
}

// The same field, asked for by another authority under a number and with a help of its own.
TEST(Form, SpeaksOfTheAuthorityThatItIsFor) {
  const struct {
    const char* profile;
    const char* number;
    const char* help;
  } cases[] = {{"dk", "19 03", "border of the Union"},
               {"gb", "7/4", "border of the United Kingdom"}};
  for (const auto& one : cases) {
    Screen screen;
    screen.do_it(app::CreateDraft{one.profile, "H1"});
    screen.state.route =
        app::parse_route("/declarations/" + screen.state.drafts[0].id + "/sections/transport");
    const ui::SemanticTree& tree = screen.draw_at(1280);
    const ui::SemanticNode* mode = tree.find("/goodsShipment/modeOfTransportAtTheBorder");
    ASSERT_NE(mode, nullptr) << one.profile;
    EXPECT_NE(mode->hint.find(one.help), std::string::npos) << mode->hint;
    bool numbered = false;
    for (const ui::SemanticNode& node : tree.nodes) {
      numbered = numbered || node.hint.find(one.number) != std::string::npos ||
                 node.value.find(one.number) != std::string::npos ||
                 node.name.find(one.number) != std::string::npos;
    }
    EXPECT_TRUE(numbered) << one.number;
  }
}

TEST(ListOfItems, HasPagesThatLeadOnAndBack) {
  Screen screen;
  screen.do_it(app::CreateDraft{});
  app::Draft& draft = screen.state.drafts[0];
  draft.declaration.goods_shipment.goods_items.resize(120);
  screen.state.route = app::parse_route("/declarations/" + draft.id + "/sections/items");
  EXPECT_EQ(screen.draw_at(1280).find("items.previous"), nullptr);
  screen.click("items.next");
  screen.click("items.next");
  const ui::SemanticTree& tree = screen.draw_at(1280);
  EXPECT_NE(tree.find("item.119.open"), nullptr);
  EXPECT_EQ(tree.find("item.99.open"), nullptr);
  EXPECT_EQ(tree.find("items.next"), nullptr);
  EXPECT_EQ(app::route_path(screen.state.route),
            "/declarations/" + draft.id + "/sections/items/101");
  draft.declaration.goods_shipment.goods_items.resize(1);  // as if the others were removed
  EXPECT_NE(screen.draw_at(1280).find("item.0.open"), nullptr);
}

const ui::SemanticNode* node_of(const ui::SemanticTree& tree, const std::string& key) {
  for (const ui::SemanticNode& node : tree.nodes) {
    if (node.key == key) return &node;
  }
  return nullptr;
}

std::size_t rules_shown(const ui::SemanticTree& tree) {
  return static_cast<std::size_t>(
      std::count_if(tree.nodes.begin(), tree.nodes.end(), [](const ui::SemanticNode& node) {
        return node.key.starts_with("rules.rule.") && node.role == ui::Role::link;
      }));
}

TEST(Rules, AreSearchedByCodeAndGrowOnDemand) {
  Screen screen;
  screen.state.route = app::parse_route("/rules");
  EXPECT_EQ(rules_shown(screen.draw_at(1280)), 25U);
  screen.click("rules.more");
  EXPECT_EQ(rules_shown(screen.draw_at(1280)), 50U);
  screen.do_it(app::SetForm{"rules_query", "vr#103"});
  const ui::SemanticTree& tree = screen.draw_at(1280);
  EXPECT_EQ(rules_shown(tree), 1U);
  EXPECT_EQ(node_of(tree, "rules.more"), nullptr);
  screen.click("rules.rule.location.address_is_given.open");
  EXPECT_EQ(app::route_path(screen.state.route), "/rules/location.address_is_given");
}

TEST(Rules, SayWhatToDoWhenNothingIsFound) {
  Screen screen;
  screen.state.route = app::parse_route("/rules");
  screen.do_it(app::SetForm{"rules_query", "zzyzx"});
  const ui::SemanticNode* none = node_of(screen.draw_at(1280), "rules.none");
  ASSERT_NE(none, nullptr);
  EXPECT_NE(none->name.find("zzyzx"), std::string::npos);
}

TEST(Rule, HasItsExample) {
  Screen screen;
  screen.state.route = app::parse_route("/rules/packaging.bulk_goods_are_not_counted");
  const ui::SemanticTree& tree = screen.draw_at(1280);
  const ui::SemanticNode* message = node_of(tree, "rule.example.message");
  ASSERT_NE(message, nullptr);
  EXPECT_NE(message->name.find("goods in bulk"), std::string::npos);
  EXPECT_NE(node_of(tree, "rule.example.edit.0"), nullptr);
}

TEST(Rule, OfACodeThatCustomsAloneDecidesSaysSo) {
  Screen screen;
  screen.state.route = app::parse_route("/rules/CDS12005");
  const ui::SemanticNode* text = node_of(screen.draw_at(1280), "rule.customs.0");
  ASSERT_NE(text, nullptr);
  EXPECT_NE(text->name.find("CDS12005"), std::string::npos);
}

TEST(ProblemOfTheServer, ThatHasNoWordsIsNotShownByItsKey) {
  Screen screen;
  screen.state.notice = app::Notice{"error.http_404", "", true};
  const std::string text = screen.draw_at(1280).find("notice")->name;
  EXPECT_EQ(text.find("error."), std::string::npos) << text;
  EXPECT_NE(text.find("http_404"), std::string::npos) << text;
}

TEST(TextField, PassesOnWhatWasTyped) {
  Screen screen;
  screen.do_it(app::CreateDraft{});
  screen.state.route =
      app::parse_route("/declarations/" + screen.state.drafts[0].id + "/sections/about");
  screen.draw_at(1280, {{ui::Action::Kind::set_text, "/lrn", "LRN-7"},
                        {ui::Action::Kind::commit_text, "/lrn", "LRN-7"}});
  for (const app::Command& command : screen.commands.take())
    screen.do_it(command);
  EXPECT_EQ(screen.state.drafts[0].declaration.lrn, "LRN-7");
  const ui::SemanticTree& tree = screen.draw_at(1280);
  EXPECT_EQ(tree.find("/lrn")->value, "LRN-7");
}

/// A British declaration of which customs wants documents, and the page that answers.
void ask_for_documents(Screen& screen, const std::string& profile = "gb") {
  screen.do_it(app::CreateDraft{profile, profile == "gb" ? "H1" : "H7"});
  app::Draft& draft = screen.state.drafts[0];
  draft.id = "lodged";
  draft.declaration.lrn = "D-1";
  draft.submission_id = "s1";
  draft.signature = "jws";
  draft.answer = "{}";
  draft.view.emplace();
  draft.view->id = "s1";
  draft.view->mrn = "26GB1Q3RTK463FGVR4";
  draft.view->status = wire::Status::documents_requested;
  draft.view->statements = {{"DMSDOC", "N935", "", "2026-12-04T09:00:00Z"}};
  screen.state.route = app::parse_route("/declarations/lodged/status");
}

TEST(BatchPage, IsSoundWithDraftsOfEveryKind) {
  for (const char* language : {"en", "da"}) {
    Screen screen;
    screen.state.settings.language = language;
    give_an_organisation(screen.state);
    for (int i = 0; i < 4; ++i) {
      screen.do_it(app::CreateDraft{});
      screen.state.drafts[0].id = "draft-" + std::to_string(i);
    }
    screen.do_it(app::GoTo{app::parse_route("/batch")});
    ASSERT_EQ(screen.state.batch.entries.size(), 4U);
    screen.state.batch.entries[0].errors = 0;
    screen.state.batch.entries[0].chosen = true;
    screen.state.batch.entries[1].errors = 0;
    screen.state.batch.refused[screen.state.batch.entries[1].draft] = {"lrn_already_used", "", ""};
    screen.state.drafts.back().signature = "jws";  // and not sent
    for (const bool is_sending : {false, true}) {
      if (is_sending) screen.state.sending = app::Sending{{"a", "b", "c"}, 1};
      screen.state.busy = is_sending ? "ui.busy.sending" : "";
      for (const float width : {320.0F, 1400.0F}) {
        SCOPED_TRACE(std::to_string(width) + " in " + language);
        const auto& tree = screen.draw_at(width);
        expect_sound(tree, width, screen.ui);
        ASSERT_NE(node_of(tree, "batch.sign"), nullptr);
        EXPECT_EQ(node_of(tree, "batch.sign")->disabled, is_sending);
      }
    }
  }
}

TEST(DocumentsPage, AreAskedForChosenAndShownWithTheirErrors) {
  for (const char* language : {"en", "da"}) {
    Screen screen;
    screen.state.settings.language = language;
    ask_for_documents(screen);
    ASSERT_NE(node_of(screen.draw_at(1280), "ask.documents"), nullptr);
    screen.click("ask.documents");
    const ui::SemanticNode* button = node_of(screen.draw_at(1280), "documents.files");
    ASSERT_NE(button, nullptr);
    EXPECT_EQ(button->role, ui::Role::file);
    EXPECT_EQ(button->files, "documents");
    EXPECT_NE(node_of(screen.draw_at(1280), "documents.wanted.0")->name.find("N935"),
              std::string::npos);
    screen.do_it(app::ChooseFile{{"invoice.pdf", "%PDF-1.7", false}});
    screen.do_it(app::ChooseFile{{"letter.docx", "PK\x03\x04", false}});
    for (const float width : {320.0F, 800.0F, 1400.0F}) {
      expect_sound(screen.draw_at(width), width, screen.ui);
    }
    EXPECT_EQ(node_of(screen.draw_at(1280), "document.0.type")->value, "other");
    EXPECT_EQ(node_of(screen.draw_at(1280), "document.1.type"), nullptr);
    EXPECT_NE(node_of(screen.draw_at(1280), "document.1.problem"), nullptr);

    // Sending leads to what has to be removed first.
    screen.click("sign");
    const ui::SemanticTree& tree = screen.draw_at(1280);
    EXPECT_EQ(tree.focus, "errors.1");
    screen.click("document.1.remove");
    EXPECT_EQ(node_of(screen.draw_at(1280), "document.1"), nullptr);
    EXPECT_EQ(node_of(screen.draw_at(1280), "document.1.problem"), nullptr);
  }
}

TEST(DocumentsPage, AreShownWithWhatBecameOfEach) {
  Screen screen;
  ask_for_documents(screen);
  screen.click("ask.documents");
  screen.do_it(app::ChooseFile{{"invoice.pdf", "%PDF-1.7", false}});
  app::Draft& draft = screen.state.drafts[0];
  draft.signature = "jws";
  draft.answer = "{}";
  draft.view.emplace();
  draft.view->request = "documents";
  draft.view->status = wire::Status::denied;
  draft.view->documents = {
      {draft.request.documents[0], wire::DocumentState::refused, "ref-1", "This file has a virus"}};
  screen.state.route = app::parse_route("/declarations/" + draft.id + "/status");
  for (const float width : {320.0F, 1280.0F})
    expect_sound(screen.draw_at(width), width, screen.ui);
  const ui::SemanticTree& tree = screen.draw_at(1280);
  EXPECT_EQ(node_of(tree, "document.0.name")->name, "invoice.pdf");
  EXPECT_EQ(node_of(tree, "document.0.state")->name, "Customs has not taken the file");
  EXPECT_EQ(node_of(tree, "document.0.text")->name, "This file has a virus");
  EXPECT_EQ(node_of(tree, "submission.tag")->name, "Not all taken by customs");
  EXPECT_EQ(node_of(tree, "ask.documents"), nullptr);  // they are about the declaration
}

TEST(DocumentsPage, GoElsewhereInDenmark) {
  Screen screen;
  ask_for_documents(screen, "dk");
  const ui::SemanticTree& tree = screen.draw_at(1280);
  EXPECT_EQ(node_of(tree, "ask.documents"), nullptr);
  ASSERT_NE(node_of(tree, "documents.elsewhere"), nullptr);
  EXPECT_NE(node_of(tree, "documents.elsewhere")->name.find("DMS Online"), std::string::npos);
}

}  // namespace
}  // namespace quayside::views
