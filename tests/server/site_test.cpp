#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/services/site.h"
#include "tests/support/temporary_folder.h"

namespace quayside::services {
namespace {

class SiteFolder : public ::testing::Test {
 protected:
  void write(const std::string& path, const std::string& content) {
    std::filesystem::create_directories(
        std::filesystem::path(folder_.path() + "/" + path).parent_path());
    std::ofstream(folder_.path() + "/" + path, std::ios::binary) << content;
  }
  std::string code_of_loading() {
    const auto site = load_site(folder_.path());
    return site ? "" : site.error().code;
  }

  testing::TemporaryFolder folder_;
};

TEST_F(SiteFolder, IsReadAsItsManifestSays) {
  write("index.html", "<h1>Quay</h1>");
  write("index.html.br", "smaller");
  write("icons/mark.png", "png");
  write("secret.txt", "not listed");
  write("manifest.json", R"({"files":[
    {"path":"icons/mark.png","type":"image/png","immutable":false,"size":3,"brotli":null},
    {"path":"index.html","type":"text/html","immutable":true,"size":13,"brotli":7}]})");
  const auto site = load_site(folder_.path());
  ASSERT_TRUE(site.has_value());
  EXPECT_EQ(site->size(), 2U);
  const SiteFile& page = site->at("index.html");
  EXPECT_EQ(page.content, "<h1>Quay</h1>");
  EXPECT_EQ(page.brotli, "smaller");
  EXPECT_TRUE(page.immutable);
  EXPECT_NE(page.etag, page.brotli_etag);
  EXPECT_TRUE(site->at("icons/mark.png").brotli.empty());
}

TEST_F(SiteFolder, NeedsItsManifestAndEveryFileInIt) {
  EXPECT_EQ(code_of_loading(), "site_manifest_missing");
  write("manifest.json", R"({"files":[{"path":"gone.js","type":"text/javascript"}]})");
  EXPECT_EQ(code_of_loading(), "site_file_missing");
}

TEST_F(SiteFolder, RefusesAManifestOfAnotherForm) {
  for (const char* manifest :
       {"", "{", "[]", "{}", R"({"files":{}})", R"({"files":[1]})", R"({"files":[{"path":1}]})",
        R"({"files":[{"path":"../out"}]})", R"({"files":[{"path":"/etc/passwd"}]})"}) {
    write("manifest.json", manifest);
    EXPECT_EQ(code_of_loading(), "site_manifest_malformed") << manifest;
  }
}

}  // namespace
}  // namespace quayside::services
