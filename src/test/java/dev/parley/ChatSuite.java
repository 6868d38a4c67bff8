package dev.parley;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of the chat without its subscriptions. Surefire runs this suite and {@link EngineSuite} side by side, in two processes that each have
 * their own service and database. Both take about the same time.
 */
@Suite
@SelectPackages("dev.parley.chat")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns("dev\\.parley\\.chat\\.subscription\\..*")
class ChatSuite {}
