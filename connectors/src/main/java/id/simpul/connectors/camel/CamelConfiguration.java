package id.simpul.connectors.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub's one Camel. */
@Configuration(proxyBeanMethods = false)
class CamelConfiguration {

    /** Without JMX, which costs ten times a route's memory, and without an error handler: a failure is our Fault. */
    @Bean(initMethod = "start", destroyMethod = "stop")
    CamelContext camel() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getCamelContextExtension().setName("simpul");
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        context.getShutdownStrategy().setTimeout(5);
        DirectComponent direct = new DirectComponent();
        direct.setBlock(false);
        context.addComponent("direct", direct);
        return context;
    }
}
