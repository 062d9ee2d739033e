// Documents: what may be handed in, how it is signed for, and what HMRC says about it.
#include "shared/wire/documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <pugixml.hpp>

#include "shared/wire/cds_api.h"
#include "shared/wire/cds_uploads.h"
#include "shared/wire/submission.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

using ::testing::HasSubstr;

const std::string kPdf = "%PDF-1.7\n1 0 obj\n";
const std::string kJpeg = "\xFF\xD8\xFF\xE0 picture";
const std::string kPng = "\x89PNG\r\n\x1A\n picture";
const std::string kMrn = "26GB1Q3RTK463FGVR4";

std::string code_of(const std::string& name, const std::string& bytes) {
  const Result<Document> document = document_of(name, bytes);
  return document ? "" : document.error().code;
}

Document a_document(const std::string& name = "invoice.pdf", const std::string& bytes = kPdf) {
  return *document_of(name, bytes);
}

TEST(Document, IsToldByItsContent) {
  EXPECT_EQ(*media_type_of(kPdf), "application/pdf");
  EXPECT_EQ(*media_type_of(kJpeg), "image/jpeg");
  EXPECT_EQ(*media_type_of(kPng), "image/png");
  EXPECT_EQ(*media_type_of("Ten crates of glass.\r\n\tÆøå"), "text/plain");
}

TEST(Document, IsOfAKindThatCustomsTakes) {
  for (const std::string& other :
       {std::string("PK\x03\x04 word"), std::string("GIF89a\x01"), std::string("MZ\x90"),
        std::string("a\0b", 3), std::string("\xC3("), std::string("<?xml version=\"1.0\"?><a/>"),
        std::string("  <!doctype html>"), std::string("{\\rtf1 text}"), std::string("#!/bin/sh\n"),
        std::string(" %PDF-1.7 \x01")}) {
    EXPECT_EQ(code_of("file.txt", other), "document_not_allowed") << other;
  }
}

TEST(Document, IsNeitherEmptyNorLargerThanCustomsTakes) {
  EXPECT_EQ(code_of("invoice.pdf", ""), "document_empty");
  std::string bytes = kPdf;
  bytes.resize(kDocumentBytesMax, 'x');
  EXPECT_EQ(code_of("invoice.pdf", bytes), "");
  EXPECT_EQ(a_document("invoice.pdf", bytes).size, "10000000");
  EXPECT_EQ(code_of("invoice.pdf", bytes + "x"), "document_too_large");
}

TEST(Document, HasANameThatSaysWhatItHolds) {
  EXPECT_EQ(code_of("Invoice (2).PDF", kPdf), "");
  EXPECT_EQ(code_of("f\xC3\xA6rdig.jpeg", kJpeg), "");
  EXPECT_EQ(code_of("photo.jpg", kPdf), "document_name_differs");
  EXPECT_EQ(code_of("invoice", kPdf), "document_name_differs");
  EXPECT_EQ(code_of("list.csv", "a;b\n"), "document_name_differs");
  EXPECT_THAT(document_of("a.txt", kPng).error().hint, HasSubstr(".png"));
}

TEST(Document, HasANameThatHarmsNobody) {
  for (const std::string& name :
       {std::string("../invoice.pdf"), std::string("C:\\invoice.pdf"), std::string(".pdf"),
        std::string("a\r\nX: y.pdf"), std::string("a\".pdf"), std::string(" a.pdf"),
        std::string("\xC3.pdf"),
        std::string("a\xE2\x80\xAE"
                    "fdp.pdf"),
        std::string(117, 'a') + ".pdf"}) {
    EXPECT_EQ(code_of(name, kPdf), "document_name_malformed") << name;
  }
  EXPECT_EQ(code_of(std::string(116, 'a') + ".pdf", kPdf), "");
}

TEST(Documents, AreElevenAtMostAndEachOnce) {
  const auto code = [](const std::vector<Document>& documents) {
    const auto checked = check_documents(documents);
    return checked ? "" : checked.error().code;
  };
  std::vector<Document> documents;
  EXPECT_EQ(code(documents), "documents_none");
  for (int i = 0; i < 11; ++i)
    documents.push_back(a_document("invoice.pdf", kPdf + std::to_string(i)));
  EXPECT_EQ(code(documents), "");
  documents.push_back(a_document());
  EXPECT_EQ(code(documents), "documents_too_many");
  EXPECT_EQ(code({a_document(), a_document("copy.pdf")}), "document_twice");
}

TEST(Documents, AreDescribedAsTheyHaveToBe) {
  const auto code = [](auto change) {
    Document document = a_document();
    change(document);
    const auto checked = check_documents({document});
    return checked ? "" : checked.error().code;
  };
  EXPECT_EQ(code([](Document& d) { d.type = "poem"; }), "document_malformed");
  EXPECT_EQ(code([](Document& d) { d.size = "10000001"; }), "document_malformed");
  EXPECT_EQ(code([](Document& d) { d.size = "0"; }), "document_malformed");
  EXPECT_EQ(code([](Document& d) { d.size = "-1"; }), "document_malformed");
  EXPECT_EQ(code([](Document& d) { d.sha256 = "../../etc/passwd"; }), "document_malformed");
  EXPECT_EQ(code([](Document& d) { d.media_type = "image/gif"; }), "document_malformed");
  EXPECT_EQ(code([](Document& d) { d.name = "a/b.pdf"; }), "document_name_malformed");
  EXPECT_EQ(code([](Document& d) { d.name = "photo.png"; }), "document_name_differs");
}

SignedContent handing_in(const std::vector<Document>& documents, const std::string& profile) {
  SignedContent content;
  content.header = {"s-2", profile, "H1", "2026-11-24", "rules-1", "GB603202734852", ""};
  content.header.request.kind = kDocumentsRequest;
  content.header.request.about = "s-1";
  content.header.request.mrn = kMrn;
  content.header.request.documents = documents;
  content.declaration = a_declaration();
  content.declaration.profile = profile;
  return content;
}

std::string bytes_of(const SignedContent& content) {
  return signed_content_bytes(content.header, content.declaration);
}

TEST(Documents, ArePartOfWhatIsSigned) {
  const SignedContent content = handing_in({a_document(), a_document("p.png", kPng)}, "gb");
  const auto read = read_signed_content(bytes_of(content));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->header.request.documents, content.header.request.documents);
  const auto message = message_of(*read, {});
  ASSERT_TRUE(message) << message.error().message;
  EXPECT_EQ(message->rest.request.kind, "documents");
  EXPECT_EQ(message->rest.request.mrn, kMrn);
}

TEST(Documents, AreSignedForInOneFormOnly) {
  const std::string bytes = bytes_of(handing_in({a_document()}, "gb"));
  EXPECT_FALSE(
      read_signed_content(replaced(bytes, "\"kind\":\"documents\"", "\"kind\":\"invalidation\"")));
  EXPECT_FALSE(
      read_signed_content(replaced(bytes, "\"mediaType\"", "\"more\":\"\",\"mediaType\"")));
  std::vector<Document> twelve(12, a_document());
  EXPECT_FALSE(read_signed_content(bytes_of(handing_in(twelve, "gb"))));
}

TEST(Documents, GoToHmrcOnly) {
  const auto code = [](const SignedContent& content) {
    const auto message = message_of(content, {});
    return message ? "" : message.error().code;
  };
  EXPECT_EQ(code(handing_in({a_document()}, "dk")), "documents_not_of_profile");
  EXPECT_EQ(code(handing_in({}, "gb")), "documents_none");
  SignedContent content = handing_in({a_document()}, "gb");
  content.header.request.mrn.clear();
  EXPECT_EQ(code(content), "mrn_malformed");
}

TEST(Documents, AreToldOfInTheViewOfTheSubmission) {
  SubmissionView view;
  view.documents = {{a_document(), DocumentState::refused, "ref-1", "A virus"}};
  const auto read = submission_view_from_json(submission_view_to_json(view));
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->documents.size(), 1U);
  EXPECT_EQ(read->documents[0].document, view.documents[0].document);
  EXPECT_EQ(read->documents[0].state, DocumentState::refused);
  EXPECT_EQ(read->documents[0].reference, "ref-1");
  EXPECT_EQ(read->documents[0].text, "A virus");
}

TEST(CdsUpload, AsksForASlotForEachFile) {
  Document second = a_document("p.png", kPng);
  second.type = "packingList";
  const std::string xml = write_cds_upload_request(kMrn, std::vector{a_document(), second});
  EXPECT_EQ(xml,
            "<?xml version=\"1.0\"?><FileUploadRequest xmlns=\"hmrc:fileupload\"><DeclarationID>" +
                kMrn +
                "</DeclarationID><FileGroupSize>2</FileGroupSize><Files><File><FileSequenceNo>1"
                "</FileSequenceNo><DocumentType>Other document</DocumentType></File><File>"
                "<FileSequenceNo>2</FileSequenceNo><DocumentType>Packing list</DocumentType>"
                "</File></Files></FileUploadRequest>");
}

TEST(CdsUpload, AsksInTheFormOfHmrcsSchema) {
  const std::string schema = std::string(QUAYSIDE_REFERENCE_DIR) +
                             "/gb/hmrc_customs-declarations/2.0/schemas/wco/fileupload/"
                             "FileUploadRequest.xsd";
  if (!std::filesystem::exists(schema)) GTEST_SKIP() << "HMRC's schemas are not here";
  const auto file = std::filesystem::temp_directory_path() / "quayside_upload_request.xml";
  std::ofstream(file) << write_cds_upload_request(kMrn, std::vector{a_document()});
  const std::string command =
      "xmllint --nonet --noout --schema '" + schema + "' '" + file.string() + "' 2>/dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::filesystem::remove(file);
}

std::string slots_xml(const std::string& fields, const std::string& reference = "3245a5c2-a128") {
  return "<FileUploadResponse xmlns=\"hmrc:fileupload\"><Files><File><Reference>" + reference +
         "</Reference><UploadRequest><Href>https://bucket.example</Href><Fields>" + fields +
         "</Fields></UploadRequest></File></Files></FileUploadResponse>";
}

TEST(CdsUpload, ReadsAddressAndFieldsOfEachSlot) {
  const auto slots = read_cds_upload_slots(
      slots_xml("<x-amz-algorithm>AWS4</x-amz-algorithm><key>k</key><policy>eyJ==</policy>"));
  ASSERT_TRUE(slots) << slots.error().message;
  ASSERT_EQ(slots->size(), 1U);
  EXPECT_EQ(slots->front().reference, "3245a5c2-a128");
  EXPECT_EQ(slots->front().href, "https://bucket.example");
  ASSERT_EQ(slots->front().fields.size(), 3U);
  EXPECT_EQ(slots->front().fields[2].first, "policy");
  EXPECT_EQ(slots->front().fields[2].second, "eyJ==");
}

TEST(CdsUpload, RefusesSlotsThatAreNone) {
  EXPECT_FALSE(read_cds_upload_slots("<html/>"));
  EXPECT_FALSE(read_cds_upload_slots("<FileUploadResponse/>"));
  EXPECT_FALSE(read_cds_upload_slots(slots_xml("<file>instead of ours</file>")));
  EXPECT_FALSE(read_cds_upload_slots(slots_xml("", "../x")));
  std::string many;
  for (int i = 0; i < 41; ++i)
    many += "<a>b</a>";
  EXPECT_FALSE(read_cds_upload_slots(slots_xml(many)));
  EXPECT_FALSE(read_cds_upload_slots(slots_xml("<a>" + std::string(16 * 1024 + 1, 'b') + "</a>")));
}

TEST(CdsUpload, UnderstandsWhatBecameOfAFile) {
  const auto taken = read_cds_notifications(
      "<Root xmlns=\"hmrc:fileupload\"><FileReference>3245a5c2-a128</FileReference><BatchId>9"
      "</BatchId><FileName>invoice.pdf</FileName><Outcome>SUCCESS</Outcome><Details>Thank you."
      "</Details></Root>");
  ASSERT_TRUE(taken) << taken.error().message;
  ASSERT_EQ(taken->size(), 1U);
  EXPECT_EQ(taken->front().type, "FILE.taken");
  EXPECT_EQ(taken->front().id, "3245a5c2-a128");
  EXPECT_EQ(taken->front().statements[0].code, "invoice.pdf");
  const auto refused = read_cds_notifications(
      "<Root><FileReference>ff7c</FileReference><Outcome>REJECTED</Outcome>"
      "<Details>MIME type [image/gif] is not allowed</Details></Root>");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->front().type, "FILE.refused");
  EXPECT_EQ(refused->front().statements[0].text, "MIME type [image/gif] is not allowed");
  EXPECT_FALSE(read_cds_notifications("<Root><FileReference>ff7c</FileReference></Root>"));
  EXPECT_FALSE(read_cds_notifications("<Root><Outcome>SUCCESS</Outcome></Root>"));
}

}  // namespace
}  // namespace quayside::wire
