package dev.parley;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that are not in {@link ChatSuite}. */
@Suite
@SelectPackages("dev.parley")
@ExcludePackages("dev.parley.chat")
@IncludeClassNamePatterns(".*Test")
class EngineSuite {}
