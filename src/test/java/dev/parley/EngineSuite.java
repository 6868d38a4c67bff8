package dev.parley;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that are not in {@link ChatSuite}: the engine, and most of the chat's subscriptions. */
@Suite
@SelectPackages("dev.parley")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(ChatSuite.ALL)
class EngineSuite {}
