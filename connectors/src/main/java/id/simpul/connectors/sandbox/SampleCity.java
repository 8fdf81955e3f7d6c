package id.simpul.connectors.sandbox;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this installation is the sample city ({@code simpul.sample}, on unless switched off). */
final class SampleCity implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("simpul.sample", Boolean.class, true);
    }
}
