// Documents over HTTP: who may send files, which, how large and how many at once.
#include <gmock/gmock.h>

#include "tests/server/http_fixture.h"

namespace quayside {
namespace {

using testing::code_of;
using testing::kJson;

constexpr const char* kBytes = "application/octet-stream";
const std::string kPdf = "%PDF-1.7 ten crates";

class HttpDocuments : public testing::Http {
 protected:
  httplib::Result send(const std::string& bytes, const httplib::Headers& headers,
                       const char* type = kBytes) const {
    return client().Post("/api/v1/documents", headers, bytes, type);
  }
};

TEST_F(HttpDocuments, AreKeptOnceAndGivenBackToTheirOrganisation) {
  start();
  const auto mine = session(house_.trader());
  const auto first = send(kPdf, mine);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->status, 201);
  const auto stored = wire::stored_document_from_json(first->body);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->sha256, services::hash_text(kPdf));
  EXPECT_EQ(stored->media_type, "application/pdf");
  EXPECT_EQ(send(kPdf, mine)->status, 200);

  const std::string path = "/api/v1/documents/" + stored->sha256;
  const auto back = client().Get(path, mine);
  EXPECT_EQ(back->body, kPdf);
  EXPECT_EQ(back->get_header_value("Content-Type"), kBytes);
  EXPECT_EQ(back->get_header_value("Content-Disposition"), "attachment");
  const auto theirs = session(house_.trader(testing::kOtherEori));
  const auto foreign = client().Get(path, theirs);
  const auto absent = client().Get("/api/v1/documents/" + std::string(64, '0'), theirs);
  EXPECT_EQ(foreign->status, 404);
  EXPECT_EQ(foreign->body, absent->body);
  EXPECT_EQ(send(kPdf, theirs)->status, 201);  // of each organisation its own
}

TEST_F(HttpDocuments, AreRefusedWithCodeAndHint) {
  start();
  const auto mine = session(house_.trader());
  EXPECT_EQ(code_of(send(kPdf, {})), "sign_in_required");
  EXPECT_EQ(send(kPdf, mine, kJson)->status, 415);
  EXPECT_EQ(send(kPdf, mine, "application/pdf")->status, 415);
  EXPECT_EQ(code_of(send("GIF89a\x01", mine)), "document_not_allowed");
  const auto empty = send("", mine);
  EXPECT_EQ(code_of(empty), "document_empty");
  EXPECT_EQ(empty->status, 422);
  EXPECT_THAT(empty->body, ::testing::HasSubstr("\"hint\":\"Choose the file again"));
  std::string bytes = kPdf;
  bytes.resize(wire::kDocumentBytesMax, 'x');
  EXPECT_EQ(send(bytes, mine)->status, 201);
  EXPECT_EQ(send(bytes + "x", mine)->status, 413);
}

TEST_F(HttpDocuments, AreTakenAFewAtATime) {
  options_.uploads_at_once = 1;
  start();
  const auto mine = session(house_.trader());
  const std::string head = "POST /api/v1/documents HTTP/1.1\r\n" + host_line() +
                           "Cookie: " + mine.find("Cookie")->second +
                           "\r\nContent-Type: " + kBytes + "\r\nContent-Length: 19\r\n\r\n";
  const int slow = connect_socket();
  send_all(slow, head + kPdf.substr(0, 5));
  std::this_thread::sleep_for(testing::milliseconds(300));
  const auto second = send(kPdf, mine);
  EXPECT_EQ(second->status, 503);
  EXPECT_EQ(code_of(second), "server_busy");
  // The first may take longer than other requests do.
  std::this_thread::sleep_for(testing::milliseconds(600));
  send_all(slow, kPdf.substr(5, 5));
  std::this_thread::sleep_for(testing::milliseconds(800));
  send_all(slow, kPdf.substr(10));
  EXPECT_THAT(read_all(slow, testing::milliseconds(4000)), ::testing::HasSubstr("201 Created"));
  ::close(slow);
  EXPECT_EQ(send(kPdf, mine)->status, 200);
}

TEST_F(HttpDocuments, AreTakenNotTooOftenFromOneAddress) {
  options_.upload_rate = {1, 0.001};
  start();
  const auto mine = session(house_.trader());
  EXPECT_EQ(send(kPdf, mine)->status, 201);
  EXPECT_EQ(code_of(send(kPdf, mine)), "too_many_requests");
}

TEST_F(HttpDocuments, AreInTheExportOfTheirOrganisation) {
  start();
  const auto mine = session(house_.trader());
  EXPECT_EQ(code_of(client().Get("/api/v1/export")), "sign_in_required");
  ASSERT_EQ(send(kPdf, mine)->status, 201);
  const auto all = client().Get("/api/v1/export", mine);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->status, 200);
  EXPECT_EQ(all->get_header_value("Content-Type"), "application/x-ndjson");
  EXPECT_THAT(all->get_header_value("Content-Disposition"), ::testing::HasSubstr("attachment"));
  EXPECT_EQ(all->get_header_value("Cache-Control"), "no-store");
  EXPECT_EQ(all->get_header_value("Transfer-Encoding"), "chunked");
  EXPECT_THAT(all->body, ::testing::HasSubstr(seal::base64url(kPdf)));
  EXPECT_TRUE(all->body.ends_with("{\"kind\":\"end\",\"lines\":\"7\"}\n")) << all->body;
  const auto theirs = client().Get("/api/v1/export", session(house_.trader(testing::kOtherEori)));
  EXPECT_THAT(theirs->body, ::testing::Not(::testing::HasSubstr(seal::base64url(kPdf))));
}

}  // namespace
}  // namespace quayside
