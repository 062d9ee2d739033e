#include "shared/wire/rendering.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/messages/messages.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

using testing::HasSubstr;
using testing::Not;

const Date kDay{2026, 11, 24};

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

// Every leaf that has text is given one of its own, so that each can be found in the rendering.
Declaration with_marked_leaves(Declaration declaration) {
  int number = 0;
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (leaf.member->field.name == "profile" || leaf.member->field.name == "dataSet") return;
    if (!leaf.text().empty()) leaf.text() = "mark" + std::to_string(100000 + number++);
  });
  return declaration;
}

TEST(Rendering, HoldsEveryTextOfTheDeclarationOnce) {
  for (const DataSet& data_set : all_data_sets()) {
    const Declaration declaration = with_marked_leaves(
        a_full_declaration(std::string(data_set.name), std::string(data_set.profile)));
    for (const std::string_view language : languages()) {
      const std::string text = declaration_text(declaration, kDay, language);
      for_each_leaf(declaration, [&](const Place& leaf) {
        if (!leaf.text().starts_with("mark")) return;
        EXPECT_EQ(occurrences(text, leaf.text()), 1U) << leaf.pointer.text();
      });
    }
  }
}

TEST(Rendering, FindsAPlaceInTheFormForAllThatADataSetAsksFor) {
  for (const DataSet& data_set : all_data_sets()) {
    const Declaration declaration =
        a_full_declaration(std::string(data_set.name), std::string(data_set.profile));
    std::vector<std::string> rest;
    const std::vector<RenderedSection> sections = rendered_sections(declaration, kDay, "en");
    for (const RenderedField& field : sections.back().fields)
      rest.push_back(field.at.text());
    EXPECT_THAT(rest, testing::ElementsAre("/profile", "/dataSet")) << data_set.name;
  }
}

TEST(Rendering, HoldsTheTextOfADataSetThatIsNotKnown) {
  Declaration declaration = with_marked_leaves(a_full_declaration());
  declaration.data_set = "H99";
  const std::string text = declaration_text(declaration, kDay, "en");
  EXPECT_THAT(text, HasSubstr("Data set: H99"));
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (leaf.text().empty()) return;
    EXPECT_THAT(text, HasSubstr(": " + leaf.text()));
  });
}

TEST(Rendering, GoesByTheFormAndSaysWhatCodesMean) {
  Declaration declaration = a_declaration();
  declaration.profile = "dk";
  declaration.data_set = "H7";
  declaration.goods_shipment.importer.address.country = "DK";
  declaration.goods_shipment.gross_mass.text = "1234.5";
  const std::string text = declaration_text(declaration, kDay, "en");
  EXPECT_THAT(text, HasSubstr("Declaration\n===========\n\nAbout the declaration\n----"));
  EXPECT_THAT(text, HasSubstr("Importer: Address: Country (13 04 018 020): DK – Denmark\n"));
  EXPECT_THAT(text, HasSubstr("Gross mass (18 04 001): 1,234.5\n"));
  EXPECT_LT(text.find("About the declaration"), text.find("Who is involved"));
  EXPECT_LT(text.find("Who is involved"), text.find("Goods item 1\n"));
  const std::string danish = declaration_text(declaration, kDay, "da");
  EXPECT_THAT(danish, HasSubstr("A – Varerne er her: almindelig angivelse\n"));
  EXPECT_THAT(danish, HasSubstr(": 1.234,5\n"));
}

TEST(Rendering, NumbersWhatStandsInLists) {
  Declaration declaration = a_declaration();
  auto& items = declaration.goods_shipment.goods_items;
  items.resize(2);
  items[1].supporting_documents.resize(2);
  items[1].supporting_documents[0].reference_number = "first";
  items[1].supporting_documents[1].reference_number = "second";
  const std::string text = declaration_text(declaration, kDay, "en");
  const std::string item = text.substr(text.find("Goods item 2\n"));
  EXPECT_THAT(item, HasSubstr("Supporting document 1: "));
  EXPECT_THAT(item, HasSubstr("Supporting document 2: "));
  EXPECT_THAT(item, Not(HasSubstr("Goods item 2: ")));
}

// Nobody can write a value that reads as another line, or that turns what stands around it.
TEST(Rendering, KeepsEveryValueOnItsLine) {
  Declaration declaration = a_declaration();
  const std::string before = declaration_text(declaration, kDay, "en");
  declaration.lrn = "A\nGross mass: 1\r\u2028\u202Eback\tB\x1b[2J";
  const std::string text = declaration_text(declaration, kDay, "en");
  EXPECT_EQ(occurrences(text, "\n"), occurrences(before, "\n"));
  EXPECT_THAT(text, HasSubstr("A\u240AGross mass: 1\uFFFD\uFFFD\uFFFDback\u2409B\uFFFD[2J\n"));
}

TEST(Rendering, OfTheSignedContentSaysForWhomAndWhatIsAsked) {
  SignedContent content;
  content.declaration = a_declaration();
  content.header = {"s-1", "gb", "H1", "2026-11-24", "rules-1", "GB123456789000", "s-0"};
  content.header.request = {"documents", "s-9", "26GB1", "", ""};
  content.header.request.documents = {
      {"invoice.pdf", "invoice", "application/pdf", "1234", std::string(64, 'a')}};
  EXPECT_THAT(content_text(content, "en"),
              HasSubstr("Signed declaration\n==================\n"
                        "Signed for: GB123456789000\n"
                        "Customs authority: United Kingdom\n"
                        "Data set: H1\n"
                        "Checked as of: 24 November 2026\n"
                        "Rule set: rules-1\n"
                        "Submission: s-1\n"
                        "Corrects submission: s-0\n"
                        "Asks for: Documents for customs\n"
                        "About MRN: 26GB1\n"
                        "About submission: s-9\n"
                        "Document handed in: invoice.pdf, Invoice, application/pdf, 1,234 B, "
                        "SHA-256 " +
                        std::string(64, 'a') + "\n"));
}

}  // namespace
}  // namespace quayside::wire
