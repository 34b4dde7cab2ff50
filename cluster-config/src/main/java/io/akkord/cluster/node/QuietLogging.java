package io.akkord.cluster.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;

/**
 * Logging for programs that configure none: warnings and errors, on standard error. Logback finds it as a service and
 * uses it only if there is no {@code logback.xml}. The environment variable {@code AKKORD_LOG} sets another level.
 */
public final class QuietLogging extends ContextAwareBase implements Configurator {

    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{1}: %msg%n%ex{short}";
    private static final String FULL_PATTERN = "%d{HH:mm:ss.SSS} %-5level [%thread] %logger: %msg%n%ex";

    private static final List<String> CONNECTIONS =
            List.of("akka.stream.Materializer", "akka.remote.artery.Association");

    @Override
    public void configure(LoggerContext context) {
        Level level = Level.toLevel(System.getenv("AKKORD_LOG"), Level.WARN);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(level.isGreaterOrEqual(Level.WARN) ? PATTERN : FULL_PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
        // A connection whose other end is gone is no news here: membership says what it means.
        if (level.isGreaterOrEqual(Level.WARN)) {
            CONNECTIONS.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        }
    }
}
